// Where each role goes: the few places of its own in the bar, the rest under one more, the same on a desk and on a phone, where
// the bar stands at the foot under the thumb. It works without script, is printed nowhere, and a keyboard reaches it in order.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atWork, axe, colleague, DESK, PHONE, person, readIn, sideways, signIn } from './helpers.mjs'

const at = atWork(['administrator', 'reviewer', 'documenter'])

/** What stands in the bar of each role, in its order; `more` comes behind. */
const BARS = {
  administrator: ['/', '/members', '/backup', '/audit'],
  documenter: ['/', '/files', '/files/new', '/imports'],
  reviewer: ['/', '/files', '/imports', '/matching'],
  liaison: ['/', '/files', '/files/new', '/tasks'],
  analyst: ['/', '/files', '/matching', '/matching/overlaps'],
  auditor: ['/audit', '/help', '/me'],
  guest: ['/', '/files', '/lists', '/subjects'],
}
const THUMB = 44
const NARROWEST = { width: 320, height: 640 }

const people = {}
/** A colleague who has that role alone, with a window that stays open from test to test. */
const as = async (role) => (people[role] ??= await colleague(at.register, at.chrome, at.server.address, role, `هدى ${role}`, role))

/** The links of the bar: where they lead, how they are marked, where they stand. */
const bar = (page) => page.locator('.places a').evaluateAll((links) => links.map((a) => {
  const { x, y, width, height } = a.getBoundingClientRect()
  return { href: a.getAttribute('href'), marked: a.getAttribute('aria-current'), x, y, width, height, cut: a.scrollWidth > a.clientWidth + 1 || a.scrollHeight > a.clientHeight + 1 }
}))

/** What is wrong with the bar as it stands on a phone: too small for a thumb, out of reach, cut, one over another. */
function forAThumb(links, size) {
  const wrong = []
  for (const link of links) {
    if (link.width < THUMB || link.height < THUMB) wrong.push(`${link.href} is ${link.width} × ${link.height}`)
    if (link.x < 0 || link.x + link.width > size.width + 0.5) wrong.push(`${link.href} stands beside the window`)
    if (link.y < size.height * 2 / 3 || link.y + link.height > size.height + 0.5) wrong.push(`${link.href} is out of reach at ${link.y}`)
    if (link.cut) wrong.push(`${link.href} is cut`)
  }
  const across = [...links].sort((a, b) => a.x - b.x)
  across.slice(1).forEach((link, n) => { if (across[n].x + across[n].width > link.x + 0.5) wrong.push(`${link.href} stands over ${across[n].href}`) })
  return wrong
}

for (const role of Object.keys(BARS)) {
  test(`a ${role} finds the places of the role and no other, at both widths and in both languages`, async () => {
    const { page, troubles } = await as(role)
    const wrong = []
    for (const lang of ['ar', 'en']) {
      await page.setViewportSize(DESK)
      await readIn(page, lang)
      await page.goto('/more')
      const rest = await page.locator('main a.door').evaluateAll((links) => links.map((a) => a.getAttribute('href')))
      assert.deepEqual(rest.filter((path) => BARS[role].includes(path)), [], 'nothing stands in the bar and under more')
      for (const size of [DESK, PHONE]) {
        await page.setViewportSize(size)
        // What stands under more is gone through once; the bar is the same there in every language and at every width.
        for (const path of [...BARS[role], '/more', ...(lang === 'ar' && size === PHONE ? rest : [])]) {
          const where = `${lang} ${size.width} ${path}`
          const answer = await page.goto(path)
          if (answer.status() !== 200) wrong.push(`${where}: ${answer.status()}`)
          const links = await bar(page)
          assert.deepEqual(links.map((link) => link.href), [...BARS[role], '/more'], where)
          const marked = links.filter((link) => link.marked)
          if (marked.length !== 1) wrong.push(`${where}: ${marked.length} links are marked`)
          if ([...BARS[role], '/more'].includes(path) && marked[0]?.href !== path) wrong.push(`${where}: ${marked[0]?.href} is marked`)
          if (await sideways(page) > 0) wrong.push(`${where}: scrolls sideways`)
          if (size === PHONE) wrong.push(...forAThumb(links, size).map((words) => `${where}: ${words}`))
        }
        await page.goto('/more')
        for (const violation of await axe(page)) wrong.push(`${lang} ${size.width} /more: ${violation}`)
      }
    }
    assert.deepEqual(wrong, [])
    assert.deepEqual(troubles, [])
  })
}

test('the longest bar stands on the narrowest phone', async () => {
  const { page, context } = await person(at.chrome, at.server.address, { size: NARROWEST, touch: true })
  await signIn(page)
  for (const lang of ['ar', 'en']) {
    await readIn(page, lang)
    await page.goto('/more')
    const links = await bar(page)
    assert.equal(links.length, 6, 'five places and more')
    assert.deepEqual(forAThumb(links, NARROWEST), [])
    assert.equal(await sideways(page), 0)
  }
  await context.close()
})

test('what is done on a page stays above the bar, and the end of the page too', async () => {
  const { page } = await as('documenter')
  await page.setViewportSize(PHONE)
  await page.goto(`/files/${at.file}`)
  const box = (selector) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().toJSON())
  const [acts, places] = [await box('.foot'), await box('.top nav')]
  assert.ok(acts.bottom <= places.top + 0.5, `the acts end at ${acts.bottom}, the bar begins at ${places.top}`)
  await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }))
  const end = await box('footer.base')
  assert.ok(end.bottom <= places.top + 0.5, `the page ends at ${end.bottom}`)
  // Lying on its side a phone has no height to give away: the bar is a line of the page's head.
  await page.setViewportSize({ width: 600, height: 340 })
  assert.equal(await page.locator('.top nav').evaluate((nav) => getComputedStyle(nav).position), 'static')
})

test('the bar leads on without script, and nothing of it moves once script is there', async () => {
  const { page, context } = await person(at.chrome, at.server.address, { size: PHONE, script: false })
  await signIn(page, 'documenter')
  for (const path of [...BARS.documenter, '/more']) {
    await Promise.all([page.waitForURL((url) => url.pathname === path), page.locator(`.places a[href="${path}"]`).click()])
    assert.equal(await page.locator('.places [aria-current=page]').getAttribute('href'), path)
  }
  await context.close()
  const scripted = (await as('documenter')).page
  await scripted.setViewportSize(PHONE)
  await scripted.goto('/files/new')
  const moved = await scripted.evaluate(() => new Promise((done) => {
    let sum = 0
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => done(sum), 1500)
  }))
  assert.ok(moved < 0.01, `moved by ${moved}`)
})

test('on paper there is no bar', async () => {
  const { page } = await as('documenter')
  await page.setViewportSize(PHONE)
  await page.goto(`/files/${at.file}/print`)
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('.places').isVisible(), false)
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).paddingBlockEnd), '0px', 'no room is left for it')
  await page.emulateMedia({ media: 'screen' })
})

test('a keyboard goes past the bar, or through it in its order', async () => {
  const { page } = await as('documenter')
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size)
    await page.goto('/files')
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('href') ?? document.activeElement.getAttribute('name') ?? document.activeElement.id)
    const order = []
    for (let n = 0; n < 9; n += 1) {
      await page.keyboard.press('Tab')
      order.push(await focused())
    }
    assert.deepEqual(order.slice(0, 3), ['#main', '/', 'q'], 'first past everything, then the register, then the box')
    assert.deepEqual(order.slice(4), [...BARS.documenter, '/more'])
    await page.goto('/files')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await focused(), 'main')
  }
})
