namespace ParallelMotion.Browser.Reports;

/// <summary>Questions asked of a page, in its own language. Each returns what is wrong, as texts.</summary>
internal static class PageScripts
{
    /// <summary>Whatever is wider than the window, or reaches out of it; what scrolls by itself may be wide inside.</summary>
    public const string Overflowing = """
        () => {
          const wrong = [];
          const root = document.documentElement;
          if (root.scrollWidth > innerWidth) wrong.push(`page: ${root.scrollWidth} > ${innerWidth}`);
          for (const element of document.querySelectorAll('body *')) {
            if (element.closest('.scroll, svg, .skip') || element.closest('details:not([open])')) continue;
            const box = element.getBoundingClientRect();
            if (box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5)) wrong.push(`${element.tagName}.${element.className}: ${box.left}..${box.right}`);
            if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline' && element.clientWidth > 0 && element.tagName !== 'CAPTION')
              wrong.push(`${element.tagName}.${element.className} holds ${element.scrollWidth} in ${element.clientWidth}`);
          }
          return wrong;
        }
        """;

    /// <summary>Text in drawings that leaves its drawing, is too small, or lies on other text.</summary>
    public const string MisplacedText = """
        () => {
          const wrong = [];
          for (const svg of document.querySelectorAll('svg.chart')) {
            const frame = svg.getBoundingClientRect();
            if (frame.width === 0) continue;
            const scale = frame.width / svg.viewBox.baseVal.width;
            const texts = [...svg.querySelectorAll('text')].map(text => ({ what: text.textContent, box: text.getBoundingClientRect(), size: parseFloat(text.getAttribute('font-size')) * scale }));
            if (texts.length < 3) wrong.push(`${svg.getAttribute('aria-labelledby')}: hardly any text`);
            for (const text of texts) {
              if (text.box.left < frame.left - 1 || text.box.right > frame.right + 1 || text.box.top < frame.top - 1 || text.box.bottom > frame.bottom + 1) wrong.push(`${text.what} leaves its drawing`);
              if (text.size < 11) wrong.push(`${text.what} is ${text.size} px high`);
              for (const other of texts) {
                if (other !== text && text.box.left < other.box.right - 1 && other.box.left < text.box.right - 1 && text.box.top < other.box.bottom - 3 && other.box.top < text.box.bottom - 3)
                  wrong.push(`${text.what} lies on ${other.what}`);
              }
            }
          }
          return wrong;
        }
        """;

    /// <summary>Text, and curves, that stand out too little from what lies under them.</summary>
    public const string Pale = """
        () => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          const read = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
          const light = c => { const [r, g, b] = [...c].slice(0, 3).map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const ratio = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
          const under = element => { for (let at = element; at; at = at.parentElement) { const color = read(getComputedStyle(at).backgroundColor); if (color[3] === 255) return color; } return read('white'); };
          const wrong = [];
          for (const element of document.querySelectorAll('body *')) {
            if (element.closest('svg') || element.getClientRects().length === 0) continue;
            if ([...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())) {
              const found = ratio(read(getComputedStyle(element).color), under(element));
              if (found < 4.5) wrong.push(`${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)}: ${found.toFixed(2)}`);
            }
          }
          for (const element of document.querySelectorAll('svg.chart text, svg.chart .line, svg.chart .mark, svg.chart .fit, svg.chart .reference')) {
            const style = getComputedStyle(element);
            const isText = element.tagName === 'text';
            const color = read(isText || style.stroke === 'none' || element.matches('.mark') && style.fill !== style.getPropertyValue('--card') ? style.fill : style.stroke);
            const seen = element.matches('.mark') ? Math.max(ratio(read(style.fill), under(element)), style.stroke === 'none' ? 0 : ratio(read(style.stroke), under(element))) : ratio(color, under(element));
            if (seen < (isText ? 4.5 : 3)) wrong.push(`${element.tagName} ${element.getAttribute('class')} ${element.textContent}: ${seen.toFixed(2)}`);
          }
          return [...new Set(wrong)];
        }
        """;

    /// <summary>What a reader who can't see, or has no mouse, would miss.</summary>
    public const string Unreachable = """
        () => {
          const wrong = [];
          let last = 0;
          for (const heading of document.querySelectorAll('h1,h2,h3,h4')) {
            const level = Number(heading.tagName[1]);
            if (level > last + 1) wrong.push(`${heading.tagName} ${heading.textContent} after a level of ${last}`);
            last = level;
          }
          if (document.querySelectorAll('h1').length !== 1) wrong.push('not one h1');
          if (document.documentElement.lang !== 'en') wrong.push('no language');
          for (const svg of document.querySelectorAll('svg.chart')) {
            const names = svg.getAttribute('aria-labelledby').split(' ').map(id => document.getElementById(id));
            if (svg.getAttribute('role') !== 'img' || names.length !== 2 || names.some(name => !name || !svg.contains(name) || !name.textContent.trim())) wrong.push('a drawing without a title');
          }
          for (const table of document.querySelectorAll('table')) {
            if (!table.caption || !table.caption.textContent.trim()) wrong.push('a table without a caption');
            if ([...table.querySelectorAll('th')].some(cell => !cell.scope)) wrong.push('a heading without a scope');
            if (table.parentElement.tabIndex !== 0) wrong.push('a table that keys cannot scroll');
          }
          for (const figure of document.querySelectorAll('figure')) {
            if (!figure.querySelector('figcaption').textContent.includes('How to read this') || !figure.querySelector('table')) wrong.push(`${figure.id}: no words or no table`);
          }
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          for (const id of ids.filter((id, index) => ids.indexOf(id) !== index)) wrong.push(`id ${id} twice`);
          return wrong;
        }
        """;
}
