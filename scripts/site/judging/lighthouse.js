// Run by lighthouse.py: one Chromium for all pages, a line of JSON for each.
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

const { pages, categories, least, chromePath, chromeFlags } = JSON.parse(process.env.ASKED);
const chrome = await launch({ chromePath, chromeFlags });
for (const page of pages) {
  const options = { port: chrome.port, onlyCategories: categories, logLevel: "error", disableFullPageScreenshot: true };
  const { lhr } = await lighthouse(page, options);
  const faults = Object.values(lhr.categories)
    .filter(({ score }) => !(score >= least))
    .map(({ id, score, auditRefs }) => {
      const failed = auditRefs.filter((one) => one.weight && !(lhr.audits[one.id].score >= least));
      return `${id} ${score}: ${failed.map((one) => lhr.audits[one.id].title).join("; ")}`;
    });
  if (lhr.runtimeError) faults.push(`it was not looked at: ${lhr.runtimeError.message}`);
  console.log(JSON.stringify({ page, scores: Object.keys(lhr.categories).length, faults }));
}
await chrome.kill();
