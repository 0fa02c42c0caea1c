// Runs DAISY Ace: node ace.cjs PROJECT WORK BOOK... PROJECT has node_modules, WORK is a folder with one named tmp in it.
// Prints a line for each assertion that failed; ends with 1 if there is one, with 2 if a book could not be looked at.
const path = require("path");
const [project, work, ...books] = process.argv.slice(2);
const modules = path.join(project, "node_modules", "@daisy");
const ace = require(path.join(modules, "ace-core"));
const runner = require(path.join(modules, "ace-axe-runner-puppeteer"));

async function main() {
  let failed = 0;
  for (const book of books) {
    const options = { cwd: work, outdir: path.join(work, "report"), tmpdir: path.join(work, "tmp"), silent: true };
    const [, report] = await ace(book, options, runner);
    for (const file of report.assertions) {
      for (const one of file.assertions) {
        failed += 1;
        const { "dct:title": title, "earl:impact": impact } = one["earl:test"];
        console.log(path.basename(book), file["earl:testSubject"].url, impact, title, one["earl:result"]["dct:description"]);
      }
    }
  }
  process.exit(failed ? 1 : 0);
}

main().catch((error) => {
  console.error(error);
  process.exit(2);
});
