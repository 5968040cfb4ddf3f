export { ImageRelease, ImageReleaseOptions } from './image-release';
export { ImageReleaseProject, ImageReleaseProjectOptions } from './image-release-project';

export { Attestations, ImageOptions } from './model/image';
export { Notifier, SlackOptions } from './model/notifier';
export { Platform } from './model/platform';
export { Problem, ReleaseOptionsError } from './model/problem';
export { AliyunOptions, LoginOptions, NamespaceOptions, Registry, RegistryOptions, RegistryPermission } from './model/registry';
export { ReleaseOptions } from './model/release';
export { Secret } from './model/secret';
export { Tag, TagKind, TagOptions } from './model/tag';
export { PathFilter, PullRequestOptions, Trigger, TriggerKind } from './model/trigger';
export { Variable } from './model/variable';

export { FetchStep, FetchStepOptions, HandOverStep, HandOverStepOptions } from './steps/artifact-step';
export { BuildStep, BuildStepOptions } from './steps/build-step';
export { CheckoutStep, CheckoutStepOptions } from './steps/checkout-step';
export { MetadataStep, MetadataStepOptions } from './steps/metadata-step';
export { Pin } from './steps/pin';
export { Pins } from './steps/pins';
export { PublishStep, PublishStepOptions } from './steps/publish-step';
export { ReleaseStepConfig } from './steps/release-step';
export { RequireVersionStep, RequireVersionStepOptions } from './steps/require-version-step';
export { SetUpBuildxStep, SetUpBuildxStepOptions } from './steps/set-up-buildx-step';
export { SetUpQemuStep, SetUpQemuStepOptions } from './steps/set-up-qemu-step';
export { SlackStep, SlackStepOptions } from './steps/slack-step';
