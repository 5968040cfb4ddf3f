import { Rule } from './rule';
import { ambiguousLatest } from './rules/ambiguous-latest';
import { conflictingPushes } from './rules/conflicting-pushes';
import { defaultPermissions } from './rules/default-permissions';
import { differentTags } from './rules/different-tags';
import { doubleRelease } from './rules/double-release';
import { invalidMetadata } from './rules/invalid-metadata';
import { invalidReference } from './rules/invalid-reference';
import { jobNeverRuns } from './rules/job-never-runs';
import { latestOnPrerelease } from './rules/latest-on-prerelease';
import { loginWithoutPush } from './rules/login-without-push';
import { missingPermission } from './rules/missing-permission';
import { missingTimeout } from './rules/missing-timeout';
import { pushOnMergeGroup } from './rules/push-on-merge-group';
import { pushOnPullRequest } from './rules/push-on-pull-request';
import { pushWithoutLogin } from './rules/push-without-login';
import { scheduleDisablesRelease } from './rules/schedule-disables-release';
import { secretsInBuild } from './rules/secrets-in-build';
import { tagRuleNeverFires } from './rules/tag-rule-never-fires';
import { unknownPlatform } from './rules/unknown-platform';
import { unpinnedImages } from './rules/unpinned-images';
import { unpinnedUses } from './rules/unpinned-uses';
import { untrustedCheckout } from './rules/untrusted-checkout';
import { unusedPermission } from './rules/unused-permission';

/** All that a workflow is checked for, in the order of docs/checks.md. */
export const RULES: readonly Rule[] = [
  pushOnPullRequest, pushOnMergeGroup, untrustedCheckout, secretsInBuild,
  missingPermission, unusedPermission, defaultPermissions,
  unpinnedUses, unpinnedImages,
  invalidMetadata, tagRuleNeverFires, invalidReference, unknownPlatform,
  latestOnPrerelease, ambiguousLatest, differentTags, conflictingPushes, doubleRelease,
  pushWithoutLogin, loginWithoutPush,
  jobNeverRuns, scheduleDisablesRelease, missingTimeout,
];
