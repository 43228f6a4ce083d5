import { test } from '@japa/runner'
import { deviceName } from '#services/logins/device_name'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.group('Device name', () => {
  test('{name}')
    .with([
      {
        name: 'Firefox on Linux',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
      {
        name: 'Chrome on Windows',
        userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0.0.0 Safari/537.36`,
      },
      {
        name: 'Edge on Windows',
        userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`,
      },
      {
        name: 'Chrome on Android',
        userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/141.0.0.0 Mobile Safari/537.36`,
      },
      {
        name: 'Safari on a Mac',
        userAgent:
          'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      },
      {
        name: 'Firefox on an iPhone',
        userAgent:
          'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15',
      },
      {
        name: 'Safari on an iPad',
        userAgent:
          'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
      },
      {
        name: 'Samsung Internet on Android',
        userAgent: `Mozilla/5.0 (Linux; Android 14; SM-S921B) ${webkit} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
      },
      {
        name: 'Firefox',
        userAgent: 'Mozilla/5.0 (X11; FreeBSD amd64; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
      { name: 'A browser', userAgent: 'Grandma/1.0 (+https://grandma.example)' },
      { name: 'curl', userAgent: 'curl/8.14.1' },
      { name: 'A browser', userAgent: '' },
      { name: 'A browser', userAgent: null },
    ])
    .run(({ assert }, { name, userAgent }) => {
      assert.equal(deviceName(userAgent), name)
    })
})
