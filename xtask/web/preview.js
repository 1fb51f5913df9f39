// Only in the preview that `cargo xtask serve` shows: loads the page again when a data file was
// saved, and shows what is wrong with it.
let shown
const look = async () => {
  const response = await fetch('preview.txt', { cache: 'no-store' })
  const [version, ...faults] = (await response.text()).trimEnd().split('\n')
  if (shown && shown !== version) location.reload()
  shown = version
  let box = document.querySelector('#preview')
  if (faults.length === 0) return box?.remove()
  if (!box) {
    box = document.createElement('pre')
    box.id = 'preview'
    box.setAttribute('role', 'alert')
    box.style.cssText =
      'position:fixed;inset:auto 0 0;margin:0;padding:1em;max-block-size:50vh;overflow:auto;' +
      'white-space:pre-wrap;background:#a3203a;color:#fff;z-index:9'
    document.documentElement.append(box)
  }
  box.textContent = faults.join('\n')
}
setInterval(() => look().catch(() => {}), 1000)
