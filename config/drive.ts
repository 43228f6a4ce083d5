import { join } from 'node:path'
import env from '#start/env'
import { dataDir } from '#config/app'
import { defineConfig } from '@adonisjs/drive'
import { DurableDisk } from '#services/storage/durable_disk'

export default defineConfig({
  default: env.get('DRIVE_DISK', 'fs'),
  services: { fs: () => new DurableDisk(join(dataDir, 'uploads')) },
})
