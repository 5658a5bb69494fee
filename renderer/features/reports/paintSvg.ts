const SCALE = 2;

/** A chart as a PNG data address: its rectangles and texts, in the colours they have on the screen. */
export function paintSvg(svg: SVGSVGElement): string {
  const { width, height } = svg.viewBox.baseVal;
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('No canvas to draw on');
  pen.scale(SCALE, SCALE);
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--surface');
  pen.fillRect(0, 0, width, height);
  for (const shape of svg.querySelectorAll<SVGRectElement | SVGTextElement>('rect, text')) {
    const look = getComputedStyle(shape);
    pen.fillStyle = look.fill;
    pen.globalAlpha = Number(look.fillOpacity);
    if (shape instanceof SVGRectElement) paintRect(pen, shape, look);
    else paintText(pen, shape, look);
  }
  return canvas.toDataURL('image/png');
}

function paintRect(
  pen: CanvasRenderingContext2D,
  { x, y, width, height, rx }: SVGRectElement,
  { stroke }: CSSStyleDeclaration,
): void {
  const of = ({ baseVal }: SVGAnimatedLength): number => baseVal.value;
  pen.beginPath();
  pen.roundRect(of(x), of(y), of(width), of(height), of(rx));
  pen.fill();
  if (stroke === 'none') return;
  pen.strokeStyle = stroke;
  pen.stroke();
}

function paintText(pen: CanvasRenderingContext2D, text: SVGTextElement, look: CSSStyleDeclaration): void {
  pen.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
  pen.textAlign = look.textAnchor === 'middle' ? 'center' : look.textAnchor === 'end' ? 'end' : 'start';
  pen.textBaseline = 'alphabetic';
  pen.fillText(text.textContent, Number(text.getAttribute('x')), Number(text.getAttribute('y')));
}
