import { ImageRelease, Notifier, Occasion, Secret, Tag, Trigger } from '../../../src';
import { MINIMAL, newProject, parsed, parsedRepair, synth } from '../../support/synth';

const MERGED = "!startsWith(github.event_name, 'pull_request') && github.event_name != 'merge_group'";

describe('the notification', () => {
  test('needs the record, and comes whatever came of it', () => {
    const { notify } = parsed({ notifiers: [Notifier.slack()] }).jobs;
    expect(notify).toMatchObject({ 'name': 'Notify', 'needs': ['record'], 'runs-on': 'ubuntu-24.04', 'timeout-minutes': 10 });
    expect(notify.if).toBe(`\${{ always() && ${MERGED} && needs.record.result != 'success' }}`);
  });

  test('reads its scripts from the repository, and nothing else', () => {
    expect(parsed({ notifiers: [Notifier.slack()] }).jobs.notify.steps[0]).toMatchObject({
      name: 'Check out',
      with: { 'persist-credentials': false, 'sparse-checkout': '.github/image-release' },
    });
  });

  test('brings the scripts that it runs, and no other', () => {
    // GIVEN
    const scripts = (...notifiers: Notifier[]) => {
      const project = newProject();
      new ImageRelease(project, 'release', { ...MINIMAL, notifiers });
      return Object.keys(synth(project)).flatMap((path) => path.startsWith('.github/image-release/') ? [path.slice('.github/image-release/'.length)] : []).sort();
    };
    const others = scripts();

    // THEN
    expect(scripts(Notifier.githubIssue()).filter((name) => !others.includes(name))).toEqual(['issue.sh', 'requests.sh']);
    expect(scripts(Notifier.slack({ on: [Occasion.RECOVERY] }), Notifier.weCom()).filter((name) => !others.includes(name))).toEqual(['before.sh', 'requests.sh', 'slack.sh', 'we-com.sh']);
  });

  test('comes neither for a pull request nor in a fork', () => {
    expect(parsed({ repository: 'openimsdk/openkf', notifiers: [Notifier.githubIssue()] }).jobs.notify.if).toBe(`\${{ always() && github.repository == 'openimsdk/openkf' && ${MERGED} }}`);
  });

  test('comes not of a rehearsal', () => {
    expect(parsed({ triggers: [Trigger.manual()], tags: [Tag.branch()], notifiers: [Notifier.githubIssue()] }).jobs.notify.if).toBe(`\${{ always() && ${MERGED} && !inputs.rehearse }}`);
    expect(parsedRepair({ triggers: [Trigger.manual(), Trigger.repair()], notifiers: [Notifier.githubIssue()] }).jobs.notify.if).toBe(`\${{ always() && ${MERGED} }}`);
  });

  test.each<[string, boolean, Notifier[]]>([
    ['failures', true, [Notifier.slack(), Notifier.feishu({ on: [Occasion.FAILURE] })]],
    ['a recovery too', false, [Notifier.slack(), Notifier.feishu({ on: [Occasion.FAILURE, Occasion.RECOVERY] })]],
    ['a success too', false, [Notifier.slack({ on: [Occasion.SUCCESS] })]],
    ['the end of an issue too', false, [Notifier.slack(), Notifier.githubIssue()]],
  ])('starts a job where somebody is told of it only: %s', (_name, failuresOnly, notifiers) => {
    const { notify } = parsed({ notifiers }).jobs;
    expect(notify.if).toBe(`\${{ always() && ${MERGED}${failuresOnly ? " && needs.record.result != 'success'" : ''} }}`);
  });

  test('asks how it ended before only where somebody is told of a recovery, and may do so', () => {
    // GIVEN
    const of = (on: Occasion[]) => parsed({ notifiers: [Notifier.slack({ on }), Notifier.slack({ on, webhook: Secret.of('OTHER') })] }).jobs.notify;

    // THEN
    expect(of([Occasion.FAILURE, Occasion.RECOVERY]).steps.map(({ name }) => name)).toEqual(['Check out', 'Ask how it ended before', 'Tell Slack', 'Tell Slack']);
    expect(of([Occasion.FAILURE, Occasion.RECOVERY]).permissions).toEqual({ contents: 'read', actions: 'read' });
    expect(of([Occasion.FAILURE, Occasion.SUCCESS]).steps.map(({ name }) => name)).toEqual(['Check out', 'Tell Slack', 'Tell Slack']);
    expect(of([Occasion.FAILURE, Occasion.SUCCESS]).permissions).toEqual({ contents: 'read' });
  });

  test('has a step for everybody, and one that fails does not keep another from being told', () => {
    // GIVEN
    const notifiers = [Notifier.slack(), Notifier.slack({ webhook: Secret.of('OTHER_WEBHOOK') })];

    // WHEN
    const { steps: [, ...steps], permissions } = parsed({ notifiers }).jobs.notify;

    // THEN
    expect(steps.map(({ env }) => env?.URL)).toEqual(['${{ secrets.SLACK_WEBHOOK_URL }}', '${{ secrets.OTHER_WEBHOOK }}']);
    expect(steps.map((step) => step['continue-on-error'])).toEqual([true, true]);
    expect(permissions).toEqual({ contents: 'read' });
  });

  test('is an issue where nothing else is said, for which it needs no secret', () => {
    // WHEN
    const { notify } = parsed({ triggers: [Trigger.releasePublished()] }).jobs;

    // THEN
    expect(notify.permissions).toEqual({ contents: 'read', issues: 'write' });
    expect(JSON.stringify(notify)).not.toContain('secrets.');
  });

  test.each([
    ['Slack', Notifier.slack(), 'SLACK_WEBHOOK_URL'],
    ['Feishu', Notifier.feishu(), 'FEISHU_WEBHOOK_URL'],
    ['DingTalk', Notifier.dingTalk(), 'DINGTALK_WEBHOOK_URL'],
    ['WeCom', Notifier.weCom(), 'WECOM_WEBHOOK_URL'],
    ['the webhook', Notifier.webhook({ url: Secret.of('HOOK') }), 'HOOK'],
  ])('goes to %s, with its own secret', (title, notifier, secret) => {
    const { steps: [, ...steps] } = parsed({ notifiers: [notifier] }).jobs.notify;
    expect(steps.map(({ name }) => name)).toEqual([`Tell ${title}`]);
    expect(JSON.stringify(steps).match(/secrets\.\w+/g)).toEqual([`secrets.${secret}`]);
  });

  test('tells of a repair as of a release', () => {
    const { notify } = parsedRepair({ notifiers: [Notifier.slack()] }).jobs;
    expect(notify.needs).toEqual(['record']);
    expect(notify.steps.map(({ name }) => name)).toEqual(['Check out', 'Tell Slack']);
  });

  test('keeps an issue about versions and branches; of a repair, about versions or about the one registry', () => {
    // GIVEN
    const about = ({ steps }: { steps: { name?: string; env?: Record<string, string> }[] }) => steps.find(({ name }) => name === 'Keep the issue')?.env?.ABOUT;

    // THEN
    expect(about(parsed({}).jobs.notify)).toBe("${{ github.ref_type == 'tag' && 'versions' || format('branch {0}', github.ref_name) }}");
    expect(about(parsedRepair({}).jobs.notify)).toBe("${{ inputs.registry == 'all' && 'versions' || format('the repair of {0}', inputs.registry) }}");
  });
});
