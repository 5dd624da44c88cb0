// How much work the daily acts are on a phone: taps are counted and held. With SLOWED=1 the phone is slow, and times are printed.
//
// A tap is a touch of a control; a field costs one when it is entered, a list two (it is opened, something is chosen).
// Writing costs no tap. Its time is reckoned, not measured: four letters a second, as in a plain note. How long the pages
// are waited for is measured, on a processor four times slower and a slow mobile network.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { athar, atWork, person, PHONE, signIn } from './helpers.mjs'

const LETTERS_A_SECOND = 4
/** A quiet machine is needed for times to say something. */
const SLOWED = process.env.SLOWED === '1'
/** A middling phone of some years ago, on a slow mobile network. */
const SLOWER = 4
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }

const at = atWork(['administrator', 'reviewer', 'documenter'])

/** Signed in on a slowed phone, at `start`, with nothing counted yet. */
async function thumb(start) {
  const { page, context, troubles } = await person(at.chrome, at.server.address, { size: PHONE, touch: true })
  await signIn(page)
  await page.goto(start)
  const refusals = []
  page.on('response', (response) => { if (response.request().isNavigationRequest() && response.status() >= 400) refusals.push(`${response.status()} ${response.url()}`) })
  if (SLOWED) {
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await cdp.send('Network.enable')
    await cdp.send('Network.emulateNetworkConditions', NETWORK)
  }
  let taps = 0
  let letters = 0
  let waited = 0
  const touch = async (control) => { taps += 1; await control.tap() }
  /** A touch that leads to another page, and how long it was waited for: redirects, network and drawing. */
  const leads = async (control, to) => {
    taps += 1
    await Promise.all([page.waitForEvent('domcontentloaded'), control.tap()])
    await page.waitForURL(to, { waitUntil: 'load' })
    waited += await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd)
  }
  return {
    page,
    touch,
    go: leads,
    write: async (name, words) => {
      await touch(page.locator(`[name=${name}]`))
      letters += words.length
      await page.fill(`[name=${name}]`, words)
    },
    choose: async (name, value) => { taps += 2; await page.selectOption(`select[name=${name}]`, value) },
    save: () => leads(page.locator('.foot button[form=intake], main form:has([name=csrf]) > .acts > button').last(), /\/files\/p\d+$/),
    done: async (what) => {
      const [pages, writing] = [waited / 1000, letters / LETTERS_A_SECOND]
      if (SLOWED) console.log(`${what}: ${taps} taps, ${letters} letters; pages ${pages.toFixed(1)} s, writing ${writing.toFixed(1)} s, together ${(pages + writing).toFixed(1)} s, and with a second for each tap ${(pages + writing + taps).toFixed(1)} s`)
      assert.deepEqual(refusals, [], 'nothing was refused on the way')
      assert.deepEqual(troubles, [])
      await context.close()
      return taps
    },
  }
}

/** What is asked first of a new file, from the home page on. */
async function newFile(t, said) {
  await t.go(t.page.locator('.places a[href="/files/new"]'), '**/files/new')
  await t.write('name', said.name)
  await t.write('mother', said.mother)
  await t.touch(t.page.locator('label:has(input[name=sex][value=male])'))
  await t.write('taken_date', said.date)
  await t.write('taken_place', said.place)
  await t.write('informant', said.informant)
}

test('a new file is at most 14 taps', async () => {
  const t = await thumb('/')
  await newFile(t, { name: 'وائل أحمد الصالح', mother: 'سميرة', date: 'ربيع ٢٠١٣', place: 'داريا', informant: 'أخوه' })
  await t.choose('relation', 'brother_full')
  await t.touch(t.page.locator('main form details summary'))
  await t.write('birth', '١٩٩٠')
  await t.write('phone', '0900000077')
  await t.save()
  const id = new URL(t.page.url()).pathname.split('/').pop()
  const taps = await t.done('a new file')
  assert.ok(taps <= 14, `${taps} taps`)
  const facts = athar(['show', id], at.register).document.facts
  assert.equal(facts.find((fact) => fact.property === 'sex').values[0].claims[0].value.code, 'male')
})

test('a new file whose name is known already is one tap more', async () => {
  const t = await thumb('/')
  await newFile(t, { name: 'سالم ناصر الحوراني', mother: 'فاطمة', date: 'صيف ٢٠١٤', place: 'نوى', informant: 'جاره' })
  await t.go(t.page.locator('.foot button[form=intake]'), '**/files/new')
  assert.equal(await t.page.isChecked('input[name=sex][value=male]'), true, 'what was chosen stays')
  await t.save()
  const taps = await t.done('a new file beside one like it')
  assert.ok(taps <= 14, `${taps} taps`)
})

/** From the file of a person: the small menu of the first value of a field, and there the way to correct it. */
async function correct(t, value) {
  const menu = t.page.locator('dd', { hasText: value }).locator('details.deal').first()
  await t.touch(menu.locator('summary'))
  await t.go(menu.locator('a[href$="/correct"]').first(), '**/correct')
}

test('a correction of what a list says is at most 6 taps', async () => {
  const t = await thumb(`/files/${at.file}`)
  await correct(t, 'فاطمة')
  await t.write('value', 'فاطمة العلي')
  await t.write('why', 'قالتها الأخت')
  await t.write('informant', 'أخته')
  await t.save()
  const taps = await t.done('a correction by another source')
  assert.ok(taps <= 6, `${taps} taps`)
})

test('a slip of the pen is mended in the name of whoever said it', async () => {
  const t = await thumb(`/files/${at.file}`)
  await correct(t, 'فاطمة العلي')
  await t.write('value', 'فاطمة العلى')
  await t.write('why', 'خطأ في الكتابة')
  assert.equal(await t.page.locator('input[name=informant]').isVisible(), false, 'the source stays, unless another is chosen')
  await t.save()
  const taps = await t.done('a correction of a slip')
  assert.ok(taps <= 6, `${taps} taps`)
  const mother = athar(['show', at.file], at.register).document.facts.find((fact) => fact.property === 'mother_name')
  assert.equal(mother.values[0].claims[0].said, 'فاطمة العلى')
})

test('a step of the path is at most 7 taps', async () => {
  const t = await thumb(`/files/${at.file}`)
  await t.go(t.page.locator(`.foot a[href="/files/${at.file}/events/new"]`), '**/events/new')
  await t.choose('event_kind', 'sighting')
  await t.write('event_date', 'خريف ٢٠١٣')
  await t.write('event_facility', 'سجن صيدنايا')
  await t.write('informant', 'ابن عمه')
  await t.save()
  const taps = await t.done('a step of the path')
  assert.ok(taps <= 7, `${taps} taps`)
})

test('a form without a source is not sent', async () => {
  const t = await thumb(`/files/${at.file}/events/new`)
  await t.choose('event_kind', 'transfer')
  await t.write('event_date', '2014')
  await t.touch(t.page.locator('main form .acts button').first())
  assert.match(t.page.url(), /events\/new$/)
  assert.equal(await t.page.evaluate(() => document.activeElement?.getAttribute('name')), 'informant')
  await t.touch(t.page.locator('label.tick:has(input[name=source])').first())
  await t.save()
  await t.done('a step from a source of the file')
})
