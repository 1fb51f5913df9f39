// Stands after the glue in the same module: the pages after the questions take over the page.
// They are shown when their style is there, so that nothing moves afterwards.
suuntaBoot.workers = {{workers}}
const module = compiled(fetch('{{wasm}}', { integrity: '{{integrity}}' }))
Promise.all([module, suuntaBoot.styled]).then(([module]) => start(module))
  .then(suuntaBoot.arrived, suuntaBoot.failed)
