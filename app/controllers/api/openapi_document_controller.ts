import { openApiDocument } from '#services/openapi/document'

export default class OpenapiDocumentController {
  show() {
    return openApiDocument()
  }
}
