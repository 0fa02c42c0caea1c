// Runs DAISY Ace on books: node ace.cjs FOLDER BOOK... prints each failed assertion as a line and ends with 1 if there are any.
const path = require("path");
const modules = path.join(process.argv[2], "node_modules", "@daisy");
const ace = require(path.join(modules, "ace-core"));
const runner = require(path.join(modules, "ace-axe-runner-puppeteer"));

async function main(work, books) {
  let failed = 0;
  for (const book of books) {
    const options = { cwd: work, outdir: path.join(work, "report"), tmpdir: path.join(work, "tmp"), silent: true };
    const [code, report] = await ace(book, options, runner).then((r) => r, (e) => { throw e; });
    for (const file of report.assertions || []) {
      for (const one of file.assertions || []) {
        if (one["earl:result"]["earl:outcome"] !== "pass") {
          failed += 1;
          const test = one["earl:test"];
          console.log(book, file["earl:testSubject"].url, test["earl:impact"], test["dct:title"], one["earl:result"]["dct:description"]);
        }
      }
    }
  }
  process.exit(failed ? 1 : 0);
}

main(process.argv[3], process.argv.slice(4)).catch((error) => { console.error(error); process.exit(2); });
