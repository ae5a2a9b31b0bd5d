import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

/** Characters of a script that is fetched in passing. */
const light = 5000

/** What a visit of one address needs at once. */
export interface EarlyPage {
  /** A regular expression for what follows the app's address, without a slash at either end. */
  at: string
  /** Modules, by the end of their path. */
  modules: string[]
  /** What the page asks the server for first; `$1` is what the expression's first group found. */
  answers?: string[]
}

export interface EarlyLoading {
  /** Modules that every page needs at once although they are imported later. */
  modules: string[]
  /** Addresses that every page asks for first. */
  answers: string[]
  /** Under which key the browser remembers that somebody is signed in. */
  remembered: string
  /** Modules for whoever is not. */
  signIn: string[]
  /** Pages that whoever is signed in opens directly, given the modules of the build. */
  pages: (modules: string[]) => EarlyPage[]
  /** Whether pages are told apart by what stands behind `#`. */
  hash?: boolean
}

/**
 * Lets the browser fetch from the first line of the page what scripts would only ask for later, one round trip after
 * another: on a slow line the round trips are most of what a person waits for. A wrong guess costs bytes, never a wrong
 * page: the router decides alone.
 */
export function earlyLoading(options: EarlyLoading): Plugin {
  return {
    name: 'paiyi:early-loading',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const base = /(?:src|href)="([^"]*?)assets\//.exec(html)?.[1] ?? '/'
        const own = new RegExp(
          `\\s*<link rel="(?:modulepreload|stylesheet)"[^>]* href="${base}(assets/[^"]+)">`,
          'g',
        )
        const named = [...html.matchAll(own)].map(([, file]) => file!)
        const page = html.replace(own, '')
        const files = [...new Set([...named, ...filesOf(bundle, options.modules)])].filter(
          (file) => !page.includes(file),
        )
        const weight = (file: string) => (bundle[file]?.type === 'chunk' ? bundle[file].code.length : 0)
        const scripts = files.filter((file) => weight(file) > 0).sort((a, b) => weight(b) - weight(a))
        const heavy = scripts.filter((file) => weight(file) > light)
        const comes = (file: string) => page.includes(file) || files.includes(file)
        // A browser fetches six at a time, so what is heavy goes first; and a script waits for style sheets before it.
        const tags: HtmlTagDescriptor[] = [
          ...heavy.map((file) => linkTo('modulepreload', base + file)),
          ...options.answers.map((href) => linkTo('preload', href, { as: 'fetch' })),
          { tag: 'script', children: visitScript(options, base, bundle, comes), injectTo: 'head' },
          ...files.filter((file) => weight(file) === 0).map((file) => linkTo('stylesheet', base + file)),
          ...scripts
            .filter((file) => !heavy.includes(file))
            .map((file) => linkTo('modulepreload', base + file)),
        ]
        return { html: page, tags }
      },
    },
  }
}

function linkTo(rel: string, href: string, more: Record<string, string> = {}): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, crossorigin: true, ...more, href }, injectTo: 'head' }
}

/** The chunks that hold those modules, what they import statically, and their styles. */
function filesOf(bundle: Bundle, modules: string[]): string[] {
  const files = new Set<string>()
  function add(file: string): void {
    const chunk = bundle[file]
    if (files.has(file) || chunk?.type !== 'chunk') return
    files.add(file)
    chunk.imports.forEach(add)
    chunk.viteMetadata?.importedCss.forEach((style) => files.add(style))
  }
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === 'chunk' && chunk.moduleIds.some((id) => modules.some((end) => id.endsWith(end)))) {
      add(chunk.fileName)
    }
  }
  return [...files]
}

/**
 * Chooses by the address, in the browser. Answers bear the browser's language, so they are asked for only where the page
 * speaks it too.
 */
function visitScript(
  { remembered, signIn, pages, hash }: EarlyLoading,
  base: string,
  bundle: Bundle,
  comes: (file: string) => boolean,
): string {
  const names: string[] = []
  const numbersOf = (modules: string[]) =>
    filesOf(bundle, modules)
      .filter((file) => !comes(file))
      .map((file) => (names.includes(file) ? names.indexOf(file) : names.push(file) - 1))
  const all = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  const entrance = numbersOf(signIn)
  const visits = pages(all).map(({ at, modules, answers = [] }) => [`^${at}$`, numbersOf(modules), answers])
  return `(function(){
var names=${JSON.stringify(names)},visits=${JSON.stringify(visits)};
function link(rel,href,as){var l=document.createElement("link");l.rel=rel;l.crossOrigin="anonymous";if(as)l.as=as;l.href=href;document.head.appendChild(l)}
function fetchFiles(all){all.forEach(function(n){var css=/css$/.test(names[n]);link(css?"preload":"modulepreload","${base}"+names[n],css?"style":"")})}
try{
if(!localStorage.getItem("${remembered}"))return fetchFiles(${JSON.stringify(entrance)});
var spoken=localStorage.getItem("paiyi.language"),own=!spoken||navigator.language.indexOf(spoken)===0;
var at=${hash ? 'location.hash.slice(1)' : `location.pathname.slice(${base.length})`}.replace(/^\\/|\\/$/g,"");
visits.some(function(v){var found=new RegExp(v[0]).exec(at);if(!found)return;
if(own&&${hash ? 'true' : '!location.search'})v[2].forEach(function(href){link("preload",href.replace("$1",found[1]),"fetch")});
fetchFiles(v[1]);return true})
}catch(e){}
})()`
}
