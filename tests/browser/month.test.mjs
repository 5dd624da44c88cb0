// One month of an association, from the empty directory: set-up, a list in, the plan, what waits, search, the file,
// a claim added, corrected and withdrawn, export, and the whole import taken back.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { athar, browser, DESK, forget, handIn, LISTS, person, serve, setUp, signIn, startRegister } from './helpers.mjs'

let register, server, chrome, huda

before(async () => {
  register = await startRegister()
  server = await serve(register)
  chrome = await browser()
  huda = await person(chrome, server.address, { lang: 'ar', size: DESK })
})

after(async () => {
  await chrome?.close()
  await server?.stop()
  if (register) forget(register)
})

test('the first run names the association and the first colleague', async () => {
  const { page } = huda
  await setUp(page, server)
  await page.goto('/')
  if (new URL(page.url()).pathname.startsWith('/sign-in')) await signIn(page)
  assert.equal(await page.getAttribute('html', 'dir'), 'rtl')
  assert.equal(await page.getAttribute('html', 'lang'), 'ar')
  assert.ok(await page.locator('main h1').first().isVisible())
  // Who keeps the laptop gets the roles of the work too, to have something to see.
  const roles = ['administrator', 'reviewer', 'documenter', 'analyst'].flatMap((r) => ['--role', r])
  assert.equal(athar(['user', 'roles', 'huda', ...roles], register).code, 0)
})

test('a wrong password is refused in words, and nothing is told', async () => {
  const { page, context } = await person(chrome, server.address)
  await page.goto('/sign-in')
  await page.fill('input[name=name]', 'huda')
  await page.fill('input[name=password]', 'not the password')
  await page.click('main form button:not([type=button])')
  assert.ok(new URL(page.url()).pathname.startsWith('/sign-in'))
  assert.equal(await page.inputValue('input[name=name]'), 'huda', 'what was typed is kept')
  assert.equal(await page.inputValue('input[name=password]'), '')
  await context.close()
})

test('a list becomes a plan, the plan becomes files', async () => {
  const { page } = huda
  await signIn(page)
  await page.goto('/imports/new')
  await handIn(page, join(LISTS, 'month.csv'), 'مكتب درعا')
  const text = await page.locator('main').innerText()
  assert.match(text, /٧/, 'seven rows, in the digits of the reader')
  assert.ok(await page.locator('main select').count() >= 8, 'every column can be changed by hand')
  const before = athar(['search', 'سالم'], register).document
  assert.equal(before.total, 0, 'nothing is written before the plan is accepted')
  await page.locator('button[formaction$="/accept"]').click()
  await page.waitForURL(/\/imports\//, { timeout: 60_000 })
  const after = athar(['search', 'سالم الحوراني'], register).document
  assert.equal(after.results[0].name, 'سالم ناصر قاسم الحوراني')
})

test('rows that wait are a work-list', async () => {
  const { page } = huda
  await page.goto('/waiting')
  const text = await page.locator('main').innerText()
  assert.match(text, /سلمى وابنها عمر/)
  assert.match(text, /2041|٢٠٤١/)
})

test('search forgives spelling and says why', async () => {
  const { page } = huda
  await page.goto('/')
  await page.fill('header input[name=q]', 'عبدالرحمن المقداد')
  await page.press('header input[name=q]', 'Enter')
  await page.waitForURL(/\/files/)
  await page.getByRole('link', { name: 'عبد الرحمن أحمد المقداد' }).first().click()
  await page.waitForURL(/\/files\/p\d+/)
  assert.match(await page.locator('main h1').innerText(), /عبد الرحمن أحمد المقداد/)
})

test('a value wears its source, and a sealed one is not on the page until asked for', async () => {
  const { page } = huda
  const found = athar(['search', 'سالم الحوراني'], register).document.results[0]
  await page.goto(`/files/${found.id}`)
  const text = await page.locator('main').innerText()
  assert.match(text, /month\.csv/)
  assert.doesNotMatch(await page.content(), /0900000001|٠٩٠٠٠٠٠٠٠١/)
  await page.locator('form[action$="/reveal"] button').first().click()
  await page.waitForLoadState()
  assert.match(await page.content(), /0900000001|٠٩٠٠٠٠٠٠٠١/)
  await page.goto('/audit')
  assert.match(await page.locator('main').innerText(), new RegExp(found.id))
})

test('a claim is added, corrected and withdrawn, and all of it stays readable', async () => {
  const { page } = huda
  const { id } = athar(['search', 'رامي الجباوي'], register).document.results[0]
  const before = athar(['show', id], register).document
  await page.goto(`/files/${id}/claims/new`)
  assert.ok(await page.locator('main form').first().isVisible())
  const mother = before.facts.find((f) => f.property === 'mother_name').values[0].claims[0]
  await page.goto(`/files/${id}/claims/${mother.id}/correct`)
  await page.fill('[name=value]', 'هناء العمري')
  await page.fill('input[name=informant]', 'مقابلة مع أخيه')
  await page.fill('[name=why]', 'قالها الأخ كاملة')
  await page.locator('main form button:not([type=button])').first().click()
  await page.waitForURL(new RegExp(`/files/${id}$`))
  const after = athar(['show', id], register).document
  assert.equal(after.facts.find((f) => f.property === 'mother_name').values[0].claims[0].said, 'هناء العمري')
  assert.ok(after.gone.some((c) => c.said === 'هناء'), 'the words before stay in the history')
})

test('what is seen goes out, and formulas do not', async () => {
  const { page } = huda
  await page.goto('/files')
  const [download] = await Promise.all([page.waitForEvent('download'), takeOut(page, 'csv')])
  const csv = readFileSync(await download.path(), 'utf8')
  assert.match(csv, /سالم ناصر قاسم الحوراني/)
  assert.ok(csv.startsWith('\ufeff'), 'spreadsheet programs know the alphabet')
})

async function takeOut(page, format) {
  const form = page.locator('form[action^="/files/export"]').first()
  const shut = page.locator('details:has(form[action^="/files/export"]) > summary')
  if (await shut.count() && !(await form.isVisible())) await shut.first().click()
  const button = form.locator(`button[value=${format}]`)
  if (await button.count()) return button.first().click()
  const choice = form.locator(`[name=format]`)
  if (await choice.first().evaluate((e) => e.tagName) === 'SELECT') await choice.first().selectOption(format)
  else await form.locator(`[name=format][value=${format}]`).check()
  return form.locator('button').first().click()
}

test('the whole import is taken back as one act', async () => {
  const { page } = huda
  await page.goto('/imports')
  await page.locator('main a[href^="/imports/i"]').first().click()
  await page.waitForURL(/\/imports\/i\d+/)
  const form = page.locator('form[action$="/withdraw"]')
  const shut = page.locator('details:has(form[action$="/withdraw"]) > summary')
  if (await shut.count() && !(await form.first().isVisible())) await shut.first().click()
  await form.locator('[name=why]').fill('تجربة')
  const confirm = form.locator('input[type=checkbox], input[name=confirm]')
  for (const box of await confirm.all()) {
    if (await box.getAttribute('type') === 'checkbox') await box.check()
  }
  await form.locator('button').first().click()
  await page.waitForLoadState()
  assert.equal(athar(['search', 'سالم الحوراني'], register).document.total, 0)
  assert.equal(athar(['verify'], register).document.ok, true)
})

test('no page broke a rule of the browser', () => {
  assert.deepEqual(huda.troubles, [])
})
