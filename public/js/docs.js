/* global SwaggerUIBundle */
window.addEventListener('DOMContentLoaded', () => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const followScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
  dark.addEventListener('change', followScheme)
  followScheme()

  SwaggerUIBundle({
    url: document.getElementById('reader').dataset.document,
    dom_id: '#reader',
    deepLinking: true,
    validatorUrl: null,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
  })
})
