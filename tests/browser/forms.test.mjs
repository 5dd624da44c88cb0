// Forms on a phone: help while a value is written, a draft on the device that holds nothing sealed, and keys that are told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { athar, atWork, forget, person, PHONE, signIn } from './helpers.mjs'

let register, server, chrome, file

before(async () => { ({ register, server, chrome, file } = await atWork(['administrator', 'reviewer', 'documenter'])) })

after(async () => {
  await chrome?.close()
  await server?.stop()
  if (register) forget(register)
})

const kept = (page) => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('athar-draft:')).map(([key, value]) => `${key} ${value}`).join('\n'))

test('a half-written step comes back, nothing sealed with it, and goes when it arrives or its writer leaves', async () => {
  const { page, context, troubles } = await person(chrome, server.address, { size: PHONE })
  await signIn(page)
  const step = `/files/${file}/events/new`
  await page.goto(step)
  await page.selectOption('select[name=event_kind]', { index: 2 })
  await page.fill('input[name=event_place]', 'نوى')
  await page.fill('textarea[name=event_note]', 'رآه ابن عمه')
  await page.fill('input[name=informant]', 'سعيد الشاهد')
  assert.match(await kept(page), /رآه ابن عمه/)
  assert.doesNotMatch(await kept(page), /سعيد/, 'who told us is sealed')
  await page.goto('/files')
  await page.goto(step)
  assert.equal(await page.inputValue('textarea[name=event_note]'), 'رآه ابن عمه')
  assert.equal(await page.inputValue('input[name=event_place]'), 'نوى')
  assert.equal(await page.inputValue('input[name=informant]'), '')
  // Another form of the same file does not meet these words.
  await page.goto(`/files/${file}/claims/new`)
  assert.equal(await page.inputValue('[name=value]'), '')
  await page.goto(step)
  await page.fill('input[name=informant]', 'ابن عمه')
  await Promise.all([page.waitForURL(`**/files/${file}`), page.click('main form button:not([type=button])')])
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.includes('/events/new')))
  // A number typed before its kind was chosen is on no device, and not after either.
  await page.goto(`/files/${file}/claims/new`)
  await page.fill('[name=value]', '0933111222')
  await page.selectOption('select[name=property]', 'phone')
  await page.locator('input[name=value][type=tel]').waitFor()
  assert.equal(await page.inputValue('[name=value]'), '0933111222', 'what was typed stays when the field changes')
  await page.fill('input[name=at]', 'صفحة ٣')
  assert.match(await kept(page), /صفحة ٣/)
  assert.doesNotMatch(await kept(page), /0933111222/)
  await Promise.all([page.waitForURL('**/sign-in**'), page.click('form[action="/sign-out"] button')])
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('athar-draft:')))
  assert.deepEqual(troubles, [])
  await context.close()
})

test('words are offered for the property that is chosen', async () => {
  const { page, context, troubles } = await person(chrome, server.address, { size: PHONE })
  await signIn(page)
  await page.goto(`/files/${file}/claims/new`)
  await page.selectOption('select[name=property]', 'held_at')
  await page.locator('#value-known option').first().waitFor({ state: 'attached' })
  await page.fill('input[name=value]', 'صيدنا')
  await page.waitForFunction(() => [...document.querySelectorAll('#value-known option')].every((option) => option.value.includes('صيدنا')))
  await page.selectOption('select[name=property]', 'sex')
  await page.waitForFunction(() => [...document.querySelectorAll('#value-known option')].some((option) => option.value === 'أنثى'))
  await page.selectOption('select[name=property]', 'note')
  await page.locator('textarea[name=value]').waitFor()
  assert.deepEqual(troubles, [])
  await context.close()
})

test('a question mark shows the keys, on an Arabic keyboard too', async () => {
  const { page, context } = await person(chrome, server.address)
  await signIn(page)
  await page.goto('/files')
  await page.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: '؟', bubbles: true })))
  assert.equal(await page.locator('details.keys').getAttribute('open') !== null, true)
  await page.keyboard.press('?')
  assert.equal(await page.locator('details.keys').getAttribute('open'), null)
  await page.keyboard.press('/')
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'q')
  await context.close()
})
