// Stands for what is loaded and never used under unit tests: jest.config.js says what.
module.exports = {};
