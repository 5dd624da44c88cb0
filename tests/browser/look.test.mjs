// Every page of daily work: at 360 px nothing scrolls sideways, at both widths nothing stands in the way of a keyboard or a
// screen reader, in Arabic and in English, and all of it works without script.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { atWork, axe, DESK, person, PHONE, readIn, sideways, signIn } from './helpers.mjs'

const at = atWork(['administrator', 'reviewer', 'documenter', 'analyst'])

/** The day in Damascus, for pages that are asked as of a day. */
const today = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10)

const pages = () => [
  '/', '/files', '/files?q=سالم', '/files?status=forcibly_disappeared', `/files/${at.file}`, `/files/${at.file}/print`, `/files/${at.file}/history`, `/files/${at.file}/why`,
  `/files/${at.file}/claims/new`, `/files/${at.file}/events/new`, `/files/${at.file}/documents/new`, '/files/new', '/imports', '/imports/new', '/waiting', '/mappings',
  '/matching', '/matching/judgements', '/matching/clusters', '/matching/thresholds', '/matching/overlaps', '/members', '/members/new', '/me', '/audit', '/backup', '/organisations',
  '/requests', '/tasks', `/files/${at.file}/forget`, '/subjects', '/subjects?q=صيدنايا', '/subjects/new', '/files/f:F117', '/files/f:F117/claims/new', `/files?as_of=${today}`, `/files/${at.file}?as_of=${today}`,
  '/lists', '/more', '/help', '/about', '/nowhere',
]

for (const lang of ['ar', 'en']) {
  for (const [width, size] of [['360 px', PHONE], ['1280 px', DESK]]) {
    test(`every page stands at ${width} in ${lang === 'ar' ? 'Arabic' : 'English'}`, async () => {
      const { page, context, troubles } = await person(at.chrome, at.server.address, { lang, size })
      await signIn(page)
      await readIn(page, lang)
      const wrong = []
      for (const path of pages()) {
        const answer = await page.goto(path)
        if (answer.status() >= 500 || (answer.status() >= 400 && path !== '/nowhere')) wrong.push(`${path}: ${answer.status()}`)
        if (await page.getAttribute('html', 'dir') !== (lang === 'ar' ? 'rtl' : 'ltr')) wrong.push(`${path}: direction`)
        const pushed = await sideways(page)
        if (pushed > 0) wrong.push(`${path}: scrolls ${pushed} px sideways`)
        if (await page.locator('h1').count() !== 1) wrong.push(`${path}: ${await page.locator('h1').count()} main headings`)
        for (const violation of await axe(page)) wrong.push(`${path}: ${violation}`)
        const raw = await page.evaluate(() => document.body.innerText.match(/\b(?:prop|err|fix|why|act|reason|trouble|outcome|rule|column|link|role|tier|field|how|broken)-[a-z][a-z-]{2,}\b/g))
        if (raw) wrong.push(`${path}: words are missing for ${[...new Set(raw)].join(', ')}`)
      }
      assert.deepEqual(wrong, [])
      assert.deepEqual(troubles.filter((t) => !t.includes('404')), [])
      await context.close()
    })
  }
}

test('a first load is at most 60 KB', async () => {
  const { page, context } = await person(at.chrome, at.server.address)
  await signIn(page)
  for (const path of ['/', '/files', `/files/${at.file}`, '/files/new']) {
    let bytes = 0
    const count = async (response) => {
      const body = await response.body().catch(() => Buffer.alloc(0))
      bytes += gzipSync(body).length
    }
    const waits = []
    const heard = (response) => { waits.push(count(response)) }
    page.on('response', heard)
    await page.goto(path, { waitUntil: 'networkidle' })
    await Promise.all(waits)
    page.off('response', heard)
    assert.ok(bytes <= 60 * 1024, `${path}: ${bytes} bytes`)
  }
  await context.close()
})

test('a new file in two minutes on a phone, without script', async () => {
  const { page, context } = await person(at.chrome, at.server.address, { size: PHONE, script: false })
  await signIn(page)
  await page.goto('/files/new')
  await page.fill('input[name=name]', 'سالم ناصر الحوراني')
  await page.fill('input[name=taken_date]', 'قبل الحصاد ٢٠١٣')
  await page.fill('input[name=informant]', 'أخوه، بالهاتف')
  await Promise.all([page.waitForEvent('load'), page.locator('.foot button').first().click()])
  const text = await page.locator('main').innerText()
  assert.match(text, /سالم ناصر قاسم الحوراني/, 'a similar file is shown before a second one is made')
  await Promise.all([page.waitForEvent('load'), page.locator('button[name=apart], button[name=confirmed], .foot button').first().click()])
  assert.match(page.url(), /\/files\/p\d+/)
  assert.match(await page.locator('main').innerText(), /قبل الحصاد/)
  await context.close()
})

test('similar files appear while a name is typed', async () => {
  const { page, context, troubles } = await person(at.chrome, at.server.address, { size: PHONE })
  await signIn(page)
  await page.goto('/files/new')
  await page.locator('input[name=name]').first().pressSequentially('رامي خالد الجباوي', { delay: 15 })
  await page.getByText('رامي خالد الجباوي').first().waitFor({ state: 'visible' })
  assert.deepEqual(troubles, [])
  await context.close()
})
