// Stands in place of the glue's own loader, which takes a module in every form there is.
const compiled = async (file) => {
  const response = await file
  const streams = WebAssembly.compileStreaming && response.headers.get('content-type') === 'application/wasm'
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())
}
const start = async (module) =>
  __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module)
