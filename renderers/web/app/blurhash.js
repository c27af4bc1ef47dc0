/** BlurHash (https://blurha.sh): a picture's colours in some thirty letters, painted while it loads. */

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
const SIZE = 16;

/** @param {Element} main */
export function paintBlurhashes(main) {
  const waiting = [...main.querySelectorAll("canvas[data-blurhash]:not([data-live-painted])")];
  const next = () => {
    const canvas = waiting.shift();
    if (!canvas) return;
    canvas.dataset.livePainted = "";
    // A picture that is there already needs none.
    const image = canvas.parentElement.querySelector("img");
    if (!(image?.complete && image.naturalWidth)) paint(canvas);
    // One at a time: whoever scrolls or types meanwhile comes first.
    setTimeout(next);
  };
  next();
}

function paint(canvas) {
  const colours = decode(canvas.dataset.blurhash);
  if (!colours) return;
  const context = canvas.getContext("2d");
  const image = context.createImageData(SIZE, SIZE);
  image.data.set(colours);
  context.putImageData(image, 0, 0);
}

/**
 * @param {string} hash
 * @returns {Uint8ClampedArray | null} the pixels, four bytes each; null when the hash is none
 */
export function decode(hash) {
  const flag = value(hash, 0, 1);
  const across = (flag % 9) + 1;
  const down = Math.floor(flag / 9) + 1;
  if (!(hash.length === 4 + 2 * across * down)) return null;
  const peak = (value(hash, 1, 2) + 1) / 166;
  const parts = [average(value(hash, 2, 6))];
  for (let part = 1; part < across * down; part += 1) {
    parts.push(detail(value(hash, 4 + part * 2, 6 + part * 2), peak));
  }
  return pixels(parts, across, down);
}

function value(hash, from, to) {
  return [...hash.slice(from, to)].reduce((sum, digit) => sum * 83 + DIGITS.indexOf(digit), 0);
}

const average = (rgb) => [rgb >> 16, (rgb >> 8) & 255, rgb & 255].map(linear);

function detail(packed, peak) {
  const digits = [Math.floor(packed / 361), Math.floor(packed / 19) % 19, packed % 19];
  return digits.map((digit) => {
    const share = (digit - 9) / 9;
    return Math.sign(share) * share * share * peak;
  });
}

/** How much of each part there is at each place along one side. */
function waves(count) {
  return Array.from({ length: SIZE }, (_, place) => Array.from(
    { length: count }, (__, part) => Math.cos((Math.PI * place * part) / SIZE),
  ));
}

function pixels(parts, across, down) {
  const bytes = new Uint8ClampedArray(SIZE * SIZE * 4);
  const columns = waves(across);
  const rows = waves(down);
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      const colour = [0, 0, 0];
      parts.forEach((part, index) => {
        const share = columns[x][index % across] * rows[y][Math.floor(index / across)];
        for (let channel = 0; channel < 3; channel += 1) colour[channel] += part[channel] * share;
      });
      bytes.set([...colour.map(gamma), 255], (y * SIZE + x) * 4);
    }
  }
  return bytes;
}

function linear(byte) {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function gamma(share) {
  const kept = Math.min(1, Math.max(0, share));
  return Math.round(255 * (kept <= 0.0031308 ? kept * 12.92 : 1.055 * kept ** (1 / 2.4) - 0.055));
}
