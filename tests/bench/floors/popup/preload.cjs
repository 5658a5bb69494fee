const { ipcRenderer } = require('electron');

ipcRenderer.on('line', (_event, text) => {
  document.body.textContent = text;
});
