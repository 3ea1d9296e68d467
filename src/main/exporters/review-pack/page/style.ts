import { atkinsonLatin } from './font.ts';

/**
 * The pack's style sheet. Colours are plain hex, the program's own tokens rounded, because a pack is opened in
 * whatever browser a person has. Every length that text depends on is in rem, so that one size moves all of it.
 */
export const packStyle = `
@font-face{font-family:"Pack";src:url(data:font/woff2;base64,${atkinsonLatin}) format("woff2");font-weight:200 800;font-display:block}
:root{color-scheme:light;--paper:#FBFAF7;--up:#FFFFFF;--ink:#25211B;--ink2:#514C46;--hair:#D6D4D0;--line:#7F7973;--acc:#006173;--onacc:#FFFFFF;--wash:#E1ECEE;--hl:#F7E6C3;--hle:#A37734;--wave:#4A8B9A;--edge:1.5px;--track:#D6D4D0}
:root[data-colours="dark"]{color-scheme:dark;--paper:#1A1713;--up:#24211E;--ink:#EAE7E2;--ink2:#BBB7B0;--hair:#3B3734;--line:#83807A;--acc:#64C2CC;--onacc:#1A1713;--wash:#213436;--hl:#4F3C1B;--hle:#D9B06B;--track:#3B3734}
@media(prefers-color-scheme:dark){:root[data-colours="device"]{color-scheme:dark;--paper:#1A1713;--up:#24211E;--ink:#EAE7E2;--ink2:#BBB7B0;--hair:#3B3734;--line:#83807A;--acc:#64C2CC;--onacc:#1A1713;--wash:#213436;--hl:#4F3C1B;--hle:#D9B06B;--track:#3B3734}}
:root[data-colours="contrast"]{color-scheme:dark;--paper:#000000;--up:#000000;--ink:#FFFFFF;--ink2:#FFFFFF;--hair:#FFFFFF;--line:#FFFFFF;--acc:#FFE45C;--onacc:#000000;--wash:#000000;--hl:#000000;--hle:#FFE45C;--wave:#FFE45C;--edge:2px;--track:#4D4D4D}
html{font-size:112.5%;height:100%}
html[data-size="2"]{font-size:135%}html[data-size="3"]{font-size:162.5%}html[data-size="4"]{font-size:200%}
*{box-sizing:border-box}
body{margin:0;min-height:100%;font:1rem/1.555 "Pack",system-ui,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
[hidden]{display:none!important}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
button,select,textarea,input{font:inherit;color:inherit}
:focus-visible{outline:3px solid var(--acc);outline-offset:2px}
h1:focus-visible,h1:focus{outline:none}
header{display:flex;align-items:center;gap:.25rem .75rem;flex-wrap:wrap;padding:.55rem 2.2rem;border-bottom:1px solid var(--hair);background:var(--up);position:sticky;top:0;z-index:2}
header .study{font-weight:600}header .for,header .kept{color:var(--ink2);font-size:.89rem}
.always{margin-left:auto;display:flex;gap:.55rem}
.b{min-height:48px;padding:.45rem 1rem;border-radius:8px;border:var(--edge) solid var(--line);background:var(--up);cursor:pointer;display:inline-flex;align-items:center;justify-content:center;gap:.5rem;font-weight:500;color:var(--ink);text-align:center}
.b:hover{border-color:var(--ink)}
.b.pri{background:var(--acc);border-color:var(--acc);color:var(--onacc);font-weight:600}.b.pri:hover{border-color:var(--ink)}
.b.q{border-color:transparent;background:none;color:var(--acc);text-decoration:underline;text-underline-offset:3px;padding:.45rem .45rem}
.b svg{flex:none}
main{display:block;width:100%;max-width:49rem;margin:0 auto;padding:2.1rem 2.2rem 2rem}
h1{font-size:1.55rem;line-height:1.29;font-weight:650;margin:0 0 .45rem;text-wrap:balance}
h2{font-size:1.055rem;line-height:1.37;font-weight:650;margin:0 0 .35rem}
section h2+p{margin-top:0}
p{margin:0 0 .78rem;text-wrap:pretty}
ul{margin:0 0 .8rem;padding:0;list-style:none}
.m{color:var(--ink2)}.sm{font-size:.89rem;line-height:1.5}
.gap{margin-top:1.6rem}
.prog{display:flex;align-items:center;gap:.8rem;margin-bottom:.75rem}
.prog h1{font-size:.89rem;line-height:1.5;font-weight:400;color:var(--ink2);margin:0}
.prog progress{flex:1;max-width:260px;height:6px;border:0;border-radius:3px;background:var(--track);overflow:hidden;-webkit-appearance:none;appearance:none}
.prog progress::-webkit-progress-bar{background:var(--track);border-radius:3px}.prog progress::-webkit-progress-value{background:var(--acc);border-radius:3px}.prog progress::-moz-progress-bar{background:var(--acc);border-radius:3px}
.ext{background:var(--up);border:1px solid var(--hair);border-radius:8px;padding:1.1rem 1.35rem;margin:0 0 1rem;box-shadow:0 1px 2px rgb(40 35 28/6%)}
.ext .who{font-size:.89rem;color:var(--ink2);margin:0 0 .3rem}
.ext .words{font-size:1.165rem;line-height:1.57;margin:0;white-space:pre-line;text-wrap:pretty}
mark{background:var(--hl);color:inherit;border-bottom:2px solid var(--hle);padding:1px 0;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.code{border-left:4px solid var(--hle);padding:1px 0 1px .9rem;margin-bottom:1.1rem}
.code h2{font-size:1.11rem;margin:0}.code p{margin:0}
fieldset{border:0;margin:0 0 1rem;padding:0;min-width:0}legend{padding:0;width:100%}legend h2{margin-bottom:.45rem}
.ans{display:grid;grid-template-columns:repeat(3,1fr);gap:.65rem}
.opt{position:relative;display:flex}
.opt input{position:absolute;left:1rem;top:50%;width:22px;height:22px;margin:-11px 0 0;-webkit-appearance:none;appearance:none;border:2px solid var(--line);border-radius:50%;background:var(--up);pointer-events:none;z-index:1}
.opt input:checked{border-color:var(--acc);box-shadow:inset 0 0 0 4px var(--up);background:var(--acc)}
.opt label{flex:1;display:flex;align-items:center;gap:.5rem;justify-content:space-between;border:var(--edge) solid var(--line);border-radius:8px;background:var(--up);padding:.55rem .9rem .55rem calc(1rem + 36px);min-height:60px;cursor:pointer;font-weight:600;font-size:1.055rem;line-height:1.3}
.opt label:hover{border-color:var(--ink)}
.opt input:checked+label{border-color:var(--acc);box-shadow:inset 0 0 0 1.5px var(--acc);background:var(--wash)}
.opt input:focus-visible{outline:none}.opt input:focus-visible+label{outline:3px solid var(--acc);outline-offset:2px}
.opt kbd{font:500 .83rem/1.5 inherit;font-family:inherit;color:var(--ink2);border:1px solid var(--hair);border-radius:5px;min-width:1.5rem;padding:0 .3rem;text-align:center}
.ask{position:relative}.under{position:absolute;right:0;top:-.35rem}html[data-size="3"] .under,html[data-size="4"] .under{position:static}
.inline{border:0;padding:0;margin:0;background:none;color:var(--acc);text-decoration:underline;text-underline-offset:3px;cursor:pointer}
.under .b{min-height:36px;font-size:.89rem;padding:.2rem .3rem}
textarea,input[type=text]{display:block;width:100%;border:var(--edge) solid var(--line);border-radius:8px;padding:.6rem .8rem;background:var(--up)}
textarea{min-height:4.4rem;resize:vertical}input[type=text]{max-width:24rem;min-height:48px}
.lab{font-weight:600;display:block;margin-bottom:.25rem}.lab .m{font-weight:400}
.hint{margin:.25rem 0 .4rem}
.nav{display:flex;gap:.65rem;margin-top:1rem;align-items:center;flex-wrap:wrap}.nav .pri{margin-left:auto;min-width:8.3rem}
.stack{display:flex;gap:.65rem;flex-wrap:wrap;margin:1rem 0}
.wave{width:100%;height:64px;margin:.3rem 0 1.1rem;display:block;color:var(--wave)}
.cards{display:grid;grid-template-columns:1fr 1fr;gap:.8rem;margin:1rem 0}.cd{background:var(--up);border:1px solid var(--hair);border-radius:8px;padding:.85rem 1rem}
.cd h2{margin:0}.cd p{margin:0;white-space:pre-line}
.set{margin:1.3rem 0 0}.set legend p{margin-bottom:.5rem}.set .ans{grid-template-columns:repeat(4,1fr)}.set .opt label{min-height:48px;font-size:1rem;font-weight:500;padding-right:.5rem}
.always .short{display:none}
.pieces{display:flex;flex-wrap:wrap;gap:.5rem;margin:.4rem 0 1rem}.pieces .b{padding:.3rem .75rem}
.note{border-left:4px solid var(--acc);padding:.1rem 0 .1rem .9rem}
.note p:last-child{margin:0}main>.note{margin-bottom:1.2rem}
@media(max-width:700px){
html{scroll-padding-bottom:88px}
header{padding:.5rem .9rem;min-height:48px}header .for{display:none}header .kept{margin-left:auto}
.always{position:fixed;left:0;right:0;bottom:0;background:var(--up);border-top:1px solid var(--hair);padding:9px 12px calc(9px + env(safe-area-inset-bottom));display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) auto;gap:8px;z-index:3}
.always .short{display:inline}.always .long{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
html[data-size="2"] .always,html[data-size="3"] .always,html[data-size="4"] .always{font-size:min(1rem,21px)}html[data-size="3"] .always svg,html[data-size="4"] .always svg{display:none}
.always .b{padding:.3rem min(.6rem,11px)}
main{padding:.55rem .9rem 100px}
h1{font-size:1.3rem}
.prog{margin-bottom:.4rem}
.ext{padding:.6rem .85rem;margin-bottom:.6rem}.ext .words{font-size:1.03rem;line-height:1.46}
.code{margin-bottom:.55rem}.code h2{font-size:1rem}
.under{top:auto;bottom:-2.05rem}html[data-size="2"] .under{position:static}
fieldset{margin-bottom:.55rem}legend h2{margin-bottom:.3rem}
.ans,.set .ans{grid-template-columns:1fr;gap:7px}.set .ans{grid-template-columns:1fr 1fr}.opt label{min-height:46px;padding-top:.3rem;padding-bottom:.3rem;font-size:1rem}.opt kbd{display:none}
textarea{min-height:3.2rem;padding:.4rem .7rem}
.nav{margin-top:.6rem}.nav .pri{flex:1;margin-left:0;order:1}.nav #previous{order:0}.nav .q{order:2}
.stack{display:grid}.cards{grid-template-columns:1fr;gap:.5rem}
}
@media(min-width:701px){header .kept{margin-left:0}}
/* With very large letters the three answers stand under each other, whatever the window. */
html[data-size="3"] .ans,html[data-size="4"] .ans{grid-template-columns:1fr}
@media(prefers-reduced-motion:no-preference){.b,.opt label{transition:border-color 140ms ease-out,background-color 140ms ease-out}}
@media(forced-colors:active){.opt input,.opt input:checked{-webkit-appearance:auto;appearance:auto;accent-color:auto}mark{forced-color-adjust:none;background:Mark;color:MarkText}.opt input:checked+label{outline:3px solid Highlight}}
`;
