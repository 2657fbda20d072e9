import { describe, expect, it } from 'vitest';
import { deviceName } from '#lib/platform/deviceName.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

describe('the name of a device', () => {
  it.each([
    [['Not)A;Brand', 'Chromium', 'Google Chrome'], 'Windows', 'Chrome on Windows'],
    [['Microsoft Edge', 'Chromium', 'Not)A;Brand'], 'macOS', 'Edge on macOS'],
    [['Chromium', 'Not)A;Brand'], 'Linux', 'Chromium on Linux'],
  ])('of %j on %s is %s', (brands, platform, name) => {
    const userAgentData = { brands: brands.map((brand) => ({ brand })), platform };
    expect(deviceName({ userAgent: CHROME, userAgentData })).toBe(name);
  });

  it.each([
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox on macOS'],
    ['Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0', 'Firefox on Android'],
    [CHROME, 'Chrome on Linux'],
    [`${CHROME} Edg/156.0.0.0`, 'Edge on Linux'],
    ['something else', 'Browser'],
  ])('is read off %s where the browser has no list of brands', (userAgent, name) => {
    expect(deviceName({ userAgent })).toBe(name);
  });
});
