import { statistics } from '#services/admin/statistics'
import { statisticsJson } from '#transformers/admin_transformer'

export default class StatisticsController {
  async show() {
    return statisticsJson(await statistics())
  }
}
