// The analyst's day: two invented lists in, the desk by keyboard, reasons, undo, a second reader, a cluster parted, thresholds
// and the machine, the overlaps, an organisation withdrawn, one list without doubles out.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { athar, axe, browser, colleague, DESK, forget, handIn, person, PHONE, press, readIn, serve, setUp, sideways, signIn, startRegister } from './helpers.mjs'

const GIVEN = ['محمود', 'أحمد', 'سالم', 'ياسر', 'خالد', 'فادي', 'رامي', 'حسن', 'بلال', 'نادر', 'عمر', 'هادي']
const FATHER = ['خالد', 'يوسف', 'ناصر', 'علي', 'قاسم']
const FAMILY = ['الزعبي', 'المقداد', 'الحوراني', 'الجباوي', 'المحاميد', 'الحريري', 'العمري']
const TOWNS = ['المسيفرة', 'نوى', 'جاسم', 'نصيب']

/** Invented person `n`; the sloppy list writes shorter and drops hamzas. */
function row(n, sloppy) {
  const pick = (list, step) => list[(n * step + Math.floor(n / list.length)) % list.length]
  const name = `${pick(GIVEN, 5)} ${pick(FATHER, 3)} ${pick(FAMILY, 4)}`
  const [year, month, day] = [1960 + (n * 7) % 40, 1 + n % 12, 1 + (n * 11) % 28]
  const born = sloppy ? `${year}` : `${day}/${month}/${year}`
  return `${sloppy ? name.replaceAll('أ', 'ا') : name};${pick(['فاطمة', 'هناء', 'مريم'], 2)};${born};${day}/${1 + n % 9}/201${1 + n % 6};${pick(TOWNS, 3)}\n`
}

const list = (from, to, sloppy) => 'الاسم;اسم الأم;تاريخ الولادة;تاريخ الاعتقال;من\n' + Array.from({ length: to - from }, (_, n) => row(from + n, sloppy)).join('')

let register, server, chrome, huda, salma
const lead = (page) => page.locator('p.lead').first().innerText()

before(async () => {
  register = await startRegister()
  server = await serve(register)
  chrome = await browser()
  huda = await person(chrome, server.address)
  await setUp(huda.page, server)
  for (const [name, organisation, text] of [
    ['ours.csv', 'مكتب درعا', list(0, 60, false)],
    ['theirs.csv', 'مكتب نوى', list(30, 90, true)],
    ['third.csv', 'مكتب جاسم', list(50, 70, true)],
  ]) {
    writeFileSync(join(register.folder, name), text)
    // By hand, as a newcomer: the first person may take lists in.
    await huda.page.goto('/imports/new')
    await handIn(huda.page, join(register.folder, name), organisation)
    await huda.page.locator('button[formaction$="/accept"]').click()
    await huda.page.waitForURL(/\/imports\/i\d+/, { timeout: 60_000 })
  }
  salma = await colleague(register, chrome, server.address, 'salma', 'سلمى', 'reviewer')
})

after(async () => {
  await chrome?.close()
  await server?.stop()
  if (register) forget(register)
})

test('the desk is worked by keys alone, and keeps its place', async () => {
  const { page } = huda
  await page.goto('/matching')
  const first = await lead(page)
  assert.match(first, /^١ من/)
  await press(page, '1')
  assert.match(await page.locator('.note.done').innerText(), /شخص واحد/)
  assert.notEqual(await lead(page), first, 'one pair fewer')
  await press(page, 'Space')
  assert.match(page.url(), /at=2/)
  // Two persons needs a reason; the hand is led to where it is written.
  await press(page, '2')
  assert.match(await page.locator('.wrong').first().innerText(), /السبب/)
  assert.match(await lead(page), /^٢ من/)
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'why')
  await page.keyboard.type('أخوه، رأيتهما معاً')
  await page.keyboard.press('Escape')
  await press(page, '2')
  assert.match(page.url(), /at=2/)
  assert.match(await page.locator('.note.done').innerText(), /شخصان/)
  // The last goes back, to the pair it was about.
  await Promise.all([page.waitForEvent('load'), page.locator('.undo button').click()])
  assert.match(page.url(), /\/matching\/p\d+-p\d+$/)
  assert.match(await page.locator('main').innerText(), /أخوه، رأيتهما معاً/, 'what was judged before stays readable')
})

test('a doubtful same asks a second reader, who sees why', async () => {
  // Two strangers: whoever joins them knows something the figures do not.
  const pair = '/matching/p1-p2'
  await huda.page.goto(pair)
  await huda.page.fill('#why', 'يعرفهما الجيران')
  await huda.page.locator('#why').press('Escape')
  await press(huda.page, '1')
  assert.match(await huda.page.locator('.note.done').innerText(), /غير حاسمة/)
  await salma.page.goto('/matching?order=second')
  assert.equal(await salma.page.locator('#judge').getAttribute('action'), pair)
  assert.match(await salma.page.locator('main').innerText(), /يعرفهما الجيران/)
  assert.match(await salma.page.locator('main').innerText(), /هدى/)
  await salma.page.fill('#why', 'سألت أهلهما: هما اثنان')
  await salma.page.locator('#why').press('Escape')
  await press(salma.page, '2')
  await salma.page.goto('/matching?order=second')
  assert.ok(await salma.page.locator('#judge[action$="p1-p2"]').count() === 0, 'it is asked once')
})

test('a person named by three lists stands in three columns, and is parted again', async () => {
  const { page } = huda
  const found = athar(['search', row(52, false).split(';')[0]], register).document.results.map((r) => r.id)
  assert.ok(found.length >= 3, `${found.length} files`)
  const of = async (pair) => {
    await page.goto(`/matching/${pair}`)
    await page.fill('#why', 'القيد واحد')
    await page.locator('#why').press('Escape')
    await press(page, '1')
  }
  const [a, b, c] = found.slice(0, 3).sort((x, y) => Number(x.slice(1)) - Number(y.slice(1)))
  const apart = athar(['show', a], register).document
  assert.ok(apart)
  await of(`${a}-${b}`)
  await page.goto(`/matching/${a}-${c}`)
  assert.equal(await page.locator('.pair thead tr').last().locator('th a.person').count(), 3)
  await of(`${a}-${c}`)
  await page.goto(`/matching/clusters/${c}`)
  assert.equal(await page.locator('input[name=apart]').count(), 3)
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size)
    assert.ok(await sideways(page) <= 0, `${size.width} px`)
    assert.deepEqual(await axe(page), [])
  }
  await page.locator(`input[name=apart][value=${c}]`).check()
  await page.fill('[name=why]', 'ابن عمه')
  await Promise.all([page.waitForEvent('load'), page.locator('button.grave').click()])
  await page.goto(`/matching/${a}-${c}`)
  assert.match(await page.locator('main').innerText(), /ابن عمه/, 'the different stands, with its reason')
  assert.equal(await page.locator('button[value=same]').count(), 0, 'and refuses the same until it is withdrawn')
})

test('the machine judges when switched on, and all of it goes at once', async () => {
  const { page } = huda
  await page.goto('/matching/thresholds')
  await page.fill('[name=automatic]', '٩٩')
  await page.check('[name=confirm]')
  await Promise.all([page.waitForEvent('load'), page.click('main form[action$="/thresholds"] button')])
  assert.match(await page.locator('main').innerText(), /المتوقع أن يخطئ/)
  await page.goto('/matching/judgements?kind=automatic')
  assert.ok(await page.locator('main .list li').count() > 0)
  await page.goto('/matching/thresholds')
  await Promise.all([page.waitForEvent('load'), page.locator('form[action$="/thresholds/undo"] button').click()])
  assert.equal(await page.inputValue('[name=automatic]'), '', 'it is off')
  await page.goto('/matching/judgements?kind=automatic')
  assert.equal(await page.locator('main .list li:not(.gone)').count(), 0)
})

const western = (words) => Number(words.replace(/[٠-٩]/g, (d) => '٠١٢٣٤٥٦٧٨٩'.indexOf(d)).replace(/[^0-9]/g, '') || 1)

test('the overlaps add up, and each cell leads to its persons', async () => {
  const { page } = huda
  await page.goto('/matching/overlaps')
  const files = athar(['export', '--format', 'json', '--out', join(register.folder, 'all.json')], register).document.files
  const cells = await page.locator('table.rows tbody td.num').allInnerTexts()
  const counts = cells.map((c) => (/شخصان/.test(c) ? 2 : western(c)))
  assert.equal(counts.reduce((a, b) => a + b, 0), files, 'persons only in one list, in two, in three: all of them')
  await page.locator('table.rows tbody td.num a').first().click()
  await page.waitForURL(/\/overlaps\/persons/)
  assert.equal(western(await page.locator('h1').innerText()), counts[0])
})

test('an organisation that leaves takes what rested on it alone, and one list without doubles goes out', async () => {
  const { page } = huda
  await page.goto('/organisations')
  await page.getByText('مكتب جاسم').first().click()
  await page.waitForURL(/\/organisations\/o\d+/)
  const shut = page.locator('details:has(form[action$="/withdraw"]) > summary')
  if (await shut.count()) await shut.first().click()
  const form = page.locator('form[action$="/withdraw"]')
  await form.locator('[name=typed]').fill('مكتب جاسم')
  await form.locator('[name=why]').fill('طلبت سحب قائمتها')
  await Promise.all([page.waitForEvent('load'), form.locator('button').click()])
  await page.goto('/matching/overlaps')
  assert.doesNotMatch(await page.locator('main').innerText(), /مكتب جاسم/)
  const out = join(register.folder, 'out.json')
  const { files } = athar(['export', '--format', 'json', '--show', 'organisations', '--out', out], register).document
  const text = readFileSync(out, 'utf8')
  assert.doesNotMatch(text, /مكتب جاسم/)
  assert.ok(files < 120, 'those who were joined are one row')
  assert.equal(athar(['verify'], register).document.ok, true)
})

for (const lang of ['ar', 'en']) {
  test(`every page of matching stands at both widths in ${lang === 'ar' ? 'Arabic' : 'English'}`, async () => {
    const { page, context } = await person(chrome, server.address, { lang })
    await signIn(page)
    await readIn(page, lang)
    await page.goto('/matching/clusters')
    const cluster = await page.locator('main ul.list a.person').first().getAttribute('href')
    const wrong = []
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size)
      for (const path of ['/matching', '/matching?order=hard', '/matching?order=second', '/matching/judgements', '/matching/clusters?order=weak', cluster, '/matching/thresholds', '/matching/overlaps', '/matching/overlaps/persons?organisation=o1']) {
        await page.goto(path)
        if (await sideways(page) > 0) wrong.push(`${path} at ${size.width}: scrolls sideways`)
        for (const violation of await axe(page)) wrong.push(`${path} at ${size.width}: ${violation}`)
      }
    }
    assert.deepEqual(wrong, [])
    await context.close()
  })
}

test('no page broke a rule of the browser', () => {
  assert.deepEqual([...huda.troubles, ...salma.troubles].filter((t) => !t.includes('422')), [])
})
