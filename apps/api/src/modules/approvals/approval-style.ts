/** The look of questions by link: one small sheet, light and dark. */
export const APPROVAL_STYLE = `
:root{color-scheme:light dark;--ink:#17211d;--soft:#55635d;--paper:#fff;--desk:#f3f5f4;--line:#8a9690;--accent:#0b6b4f;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#eef2f0;--soft:#a9b5af;--paper:#1b211f;--desk:#121614;--line:#77847d;--accent:#4fc79d;--bad:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--desk);color:var(--ink);font:16px/1.5 Inter,system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:2rem 1rem}
.card{background:var(--paper);border-radius:14px;padding:1.5rem}
h1{font-size:1.125rem;line-height:1.3;margin:0 0 1rem;color:var(--soft);font-weight:500}
p{margin:0 0 1rem;white-space:pre-line;overflow-wrap:anywhere}
.question{font-size:1.25rem;font-weight:600}
.asked{color:var(--soft)}
.soft{color:var(--soft);font-size:.875rem}
label{display:block;font-weight:500;margin:0 0 .25rem}
textarea{width:100%;min-height:5rem;padding:.5rem .75rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:8px;resize:vertical}
.choices{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0 0}
button{min-height:44px;padding:.5rem 1.25rem;font:inherit;font-weight:600;color:var(--paper);background:var(--accent);border:0;border-radius:8px;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.fault{color:var(--bad)}
`.trim();
