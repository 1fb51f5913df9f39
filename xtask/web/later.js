// Stands after the glue in the same module: the pages after the questions take over the page.
// They are shown when their style is there, so that nothing moves afterwards.
suuntaBoot.workers = {{workers}}
const module = Promise.all([fetch('{{wasm}}', { integrity: '{{integrity}}' }), suuntaBoot.styled])
__wbg_init({ module_or_path: module.then(([response]) => response) })
  .then(suuntaBoot.arrived, suuntaBoot.failed)
