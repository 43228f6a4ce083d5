import { hostileProvider } from '../tests/support/hostile_provider.js'

/** In a process of its own: what it does to its own event loop is no measure of the server's. */
const { at, open } = await hostileProvider()
process.on('message', () => process.send!(open()))
process.send!(at('x').replace('/x/v1', ''))
