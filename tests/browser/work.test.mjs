// Tags, tasks and grades: for several files at once, without script too, and each taken back.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { athar, atWork, person, PHONE, signIn } from './helpers.mjs'

const at = atWork(['administrator', 'reviewer', 'documenter'])

/** The list on a phone, with these rows ticked. */
async function ticked(count, options = {}) {
  const { page, context, troubles } = await person(at.chrome, at.server.address, { size: PHONE, ...options })
  await signIn(page)
  await page.goto('/files')
  const ticks = page.locator('input[form=bulk][name=file]')
  for (let n = 0; n < count; n += 1) await ticks.nth(n).check()
  return { page, context, troubles }
}

/** Opens what stands folded, writes, and sends. */
async function send(page, action, fields) {
  const button = page.locator(`button[formaction="${action}"]`)
  const folded = page.locator('details.more', { has: button })
  if (await folded.count() > 0 && !(await folded.evaluate((details) => details.open))) await folded.locator('summary').click()
  for (const [name, words] of Object.entries(fields)) await folded.locator(`[name=${name}]`).fill(words)
  await Promise.all([page.waitForEvent('load'), button.click()])
}

for (const script of [true, false]) {
  test(`two files are tagged, found by their tag, and as they were again (${script ? 'with' : 'without'} script)`, async () => {
    const { page, context, troubles } = await ticked(2, { script })
    const tag = script ? 'زيارة أيار' : 'زيارة حزيران'
    await send(page, '/files/tag', { tag })
    assert.match(await page.locator('.note.done').innerText(), /وُضع الوسم .* على ملفين/)
    await page.goto(`/files?tag=${encodeURIComponent(tag)}`)
    assert.equal(await page.locator('table.people tbody tr').count(), 2)
    await page.locator('table.people a.person').first().click()
    assert.ok((await page.locator('ul.chips').innerText()).includes(tag))
    await Promise.all([page.waitForEvent('load'), page.locator('ul.chips li', { hasText: tag }).locator('button').click()])
    await page.goto(`/files?tag=${encodeURIComponent(tag)}`)
    assert.equal(await page.locator('table.people tbody tr').count(), 1)
    if (script) assert.deepEqual(troubles, [])
    await context.close()
  })
}

test('a tag is taken back from where it was given', async () => {
  const { page, context } = await ticked(1)
  await send(page, '/files/tag', { tag: 'خطأ' })
  await Promise.all([page.waitForEvent('load'), page.locator('.note.done form button').click()])
  assert.match(await page.locator('.note.done').innerText(), /عاد ملف واحد كما كان/)
  await page.goto(`/files?tag=${encodeURIComponent('خطأ')}`)
  assert.equal(await page.locator('table.people tbody tr').count(), 0)
  await context.close()
})

test('without a tick or without a word it is said what to do', async () => {
  const { page, context } = await ticked(0)
  await send(page, '/files/tag', { tag: 'كلمة' })
  assert.match(await page.locator('.note.bad').innerText(), /لم تختر ملفاً/)
  await page.locator('input[form=bulk][name=file]').first().check()
  await send(page, '/files/tasks', {})
  assert.match(await page.locator('.note.bad').innerText(), /لم تكتب ما هي المهمة/)
  await context.close()
})

test('a task waits on the first page until it is done, and can be opened again', async () => {
  const { page, context } = await ticked(1)
  await send(page, '/files/tasks', { what: 'الاتصال بالأهل', due: '2099-01-02' })
  await page.goto('/')
  await page.locator('main a[href="/tasks"]').click()
  const line = page.locator('ul.list li', { hasText: 'الاتصال بالأهل' })
  assert.match(await line.innerText(), /٢٠٩٩/, 'until when')
  await Promise.all([page.waitForEvent('load'), line.locator('button').click()])
  assert.equal(await page.locator('ul.list li').count(), 0)
  await Promise.all([page.waitForEvent('load'), page.locator('.note.done form button').click()])
  assert.equal(await page.locator('ul.list li').count(), 1)
  await context.close()
})

test('the sources of ticked files are graded with reasons, and have their grades again', async () => {
  const { page, context } = await ticked(2)
  await Promise.all([page.waitForURL(/\/files\/grade\?/), page.locator('button[formaction="/files/grade/choose"]').click()])
  await page.locator('[name=source]').first().check()
  await page.locator('[name=reliability][value=B]').check()
  await page.fill('[name=why]', 'كان هناك ورأى بعينه')
  await Promise.all([page.waitForEvent('load'), page.locator('form[action="/files/grade"] button').click()])
  assert.match(await page.locator('.note.done').innerText(), /صارت درجة مصدر واحد .?B/)
  await Promise.all([page.waitForEvent('load'), page.locator('.note.done form button').click()])
  assert.match(await page.locator('.note.done').innerText(), /عادت درجة مصدر واحد/)
  await context.close()
})

test('a checkpoint written on a phone without script, and a tag, come back from a copy', async () => {
  const { page, context } = await ticked(1, { script: false })
  await send(page, '/files/tag', { tag: 'من النسخة' })
  await page.goto('/subjects/new')
  await page.selectOption('select[name=kind]', 'checkpoint')
  await page.fill('input[name=subject_name]', 'حاجز السنتر')
  await page.fill('input[name=informant]', 'سائق')
  await Promise.all([page.waitForURL('**/files/k1'), page.locator('main form button:not([type=button])').first().click()])
  await page.goto('/files/k1/claims/new?property=subject_party')
  await page.fill('[name=value]', 'المخابرات الجوية')
  await page.fill('input[name=informant]', 'سائق آخر')
  await Promise.all([page.waitForURL('**/files/k1'), page.locator('main form div.acts button').last().click()])
  assert.match(await page.locator('main').innerText(), /حاجز السنتر/)
  await context.close()

  const copy = join(at.register.folder, 'copy.athar')
  assert.equal(athar(['backup', '--out', copy], at.register).code, 0)
  const other = { ...at.register, data: join(at.register.folder, 'restored') }
  assert.equal(athar(['restore', copy], other).code, 0)
  assert.equal(athar(['verify'], other).document.ok, true)
  const told = (register) => ['k1', 'f:F117', at.file].map((id) => athar(['show', id], register).document)
  assert.equal(told(other)[0].facts.find((fact) => fact.property === 'subject_party').values.length, 1)
  assert.deepEqual(told(other), told(at.register))
  const tagged = (register) => athar(['search', ' ', '--filter', 'tag=من النسخة'], register).document.results.map((hit) => hit.id)
  assert.equal(tagged(other).length, 1)
  assert.deepEqual(tagged(other), tagged(at.register))
})

test('a task about a checkpoint waits beside those of people, and checkpoints are taken out as a list', async () => {
  const { page, context, troubles } = await person(at.chrome, at.server.address, { size: PHONE })
  await signIn(page)
  await page.goto('/files/k1')
  const work = page.locator('details.more', { has: page.locator('form[action="/files/tasks"]') })
  assert.equal(await page.locator('form[action="/files/tag"]').count(), 0, 'people alone have tags')
  await work.locator('summary').click()
  await work.locator('[name=what]').fill('سؤال السائقين عنه')
  await Promise.all([page.waitForEvent('load'), work.locator('button:not([type=button])').click()])
  assert.match(await page.locator('.note.done').innerText(), /مهمة/)
  await page.goto('/tasks')
  const line = page.locator('ul.list li', { hasText: 'سؤال السائقين عنه' })
  await Promise.all([page.waitForURL('**/files/k1'), line.locator('a').click()])
  assert.match(await page.locator('main').innerText(), /سؤال السائقين عنه/)

  await page.goto('/subjects?kind=checkpoint')
  await page.locator('details.more summary', { hasText: 'نزّل القائمة' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('form[action="/subjects/export"] button[value=csv]')])
  assert.match(download.suggestedFilename(), /^athar-checkpoint-.*\.csv$/)
  const text = readFileSync(await download.path(), 'utf8')
  assert.match(text, /k1,حاجز,حاجز السنتر/)
  assert.deepEqual(troubles, [])
  await context.close()
})
