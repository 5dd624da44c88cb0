// The shared messy lists, where they lie beside the project: each is planned, taken in, read and taken back in a browser.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { join } from 'node:path'
import { athar, browser, forget, handIn, person, SAMPLES, serve, setUp, signIn, startRegister } from './helpers.mjs'

const LISTS = { 'register.xlsx': 3500, 'partner_office.csv': 2500, 'kobo_export.csv': 2300, 'latin_list.csv': 1150, 'monthly_update.txt': 390 }
const skip = SAMPLES ? false : 'no samples beside the project'
let register, server, chrome, page

before(async () => {
  if (skip) return
  register = await startRegister()
  server = await serve(register)
  chrome = await browser()
  page = (await person(chrome, server.address)).page
  page.setDefaultTimeout(120_000)
  await setUp(page, server)
  const roles = ['administrator', 'reviewer', 'documenter', 'analyst'].flatMap((r) => ['--role', r])
  athar(['user', 'roles', 'huda', ...roles], register)
  await signIn(page)
})

after(async () => {
  await chrome?.close()
  await server?.stop()
  if (register) forget(register)
})

for (const [name, least] of Object.entries(LISTS)) {
  test(`${name} goes in and out`, { skip }, async () => {
    await page.goto('/imports/new')
    await handIn(page, join(SAMPLES, name), `مكتب ${name}`)
    await page.locator('button[formaction$="/accept"]').click()
    await page.waitForURL(/\/imports\/i\d+/)
    const files = athar(['search', 'محمد', '--limit', '1'], register).document
    assert.ok(files.total > 0)
    const again = athar(['import', join(SAMPLES, name), '--organisation', `مكتب ${name}`, '--plan'], register).document
    assert.equal(again.accepted + again.waiting, 0, 'the same file again changes nothing')
    assert.ok(again.repeated >= least, `${again.repeated} rows`)
    const id = /\/imports\/(i\d+)/.exec(page.url())[1]
    const gone = athar(['import', '--withdraw', id], register)
    assert.equal(gone.code, 0)
    assert.ok(gone.document.claims > least)
    const count = athar(['export', '--format', 'json', '--out', join(register.folder, 'all.json')], register).document
    assert.equal(count.files, 0)
  })
}
