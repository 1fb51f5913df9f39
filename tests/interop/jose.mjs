// Checks a summary file with jose: node jose.mjs summary.suunta.json
import { calculateJwkThumbprint, EmbeddedJWK, generalVerify } from 'jose'
import { readFile } from 'node:fs/promises'
import { strict as assert } from 'node:assert'

const [path] = process.argv.slice(2)
const file = JSON.parse(await readFile(path, 'utf8'))
// jose answers when any signature holds: each is asked alone.
for (const signature of file.signatures) {
  const one = { payload: file.payload, signatures: [signature] }
  const options = { algorithms: ['Ed25519'] }
  const { payload, protectedHeader } = await generalVerify(one, EmbeddedJWK, options)
  assert.equal(protectedHeader.typ, 'suunta-summary+jws')
  assert.equal(protectedHeader.kid, await calculateJwkThumbprint(protectedHeader.jwk))
  const { v, jti } = JSON.parse(new TextDecoder().decode(payload))
  assert.equal(v, 1)

  const last = file.payload.at(-2) === 'A' ? 'B' : 'A'
  const changed = file.payload.slice(0, -2) + last + file.payload.slice(-1)
  await assert.rejects(generalVerify({ ...one, payload: changed }, EmbeddedJWK, options))
  console.log(`jose: ${protectedHeader.role} signed ${jti} with ${protectedHeader.alg}`)
}
