// Stands after the glue in the same module: the pages after the questions take over the page.
__wbg_init({
  module_or_path: fetch('{{wasm}}', { integrity: '{{integrity}}' }),
}).then(suuntaBoot.arrived, suuntaBoot.failed)
