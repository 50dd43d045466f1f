/**
 * Texts from outside that have done harm somewhere, or would: each wants to leave the comment, the string or the field in
 * which it stands, in some language that ESMA writes.
 * @param canary a file that is there afterwards if one of them was obeyed
 */
export function nastyStrings(canary: string): string[] {
  const touch = `touch ${canary}`;
  return [
    // PARI/GP
    `a",0);system("${touch}");verdict("b`,
    `x\nsystem("${touch}")`,
    `x\rsystem("${touch}")`,
    'joined to the next line \\',
    'joined to the next line \\ \\\\',
    'e\n\\right\n',
    `"; externstr("${touch}"); "`,
    // Python, Sage
    `a"+str(__import__("os").system("${touch}"))+"`,
    `x\nimport os; os.system("${touch}")`,
    `"""\nimport os; os.system("${touch}")\n"""`,
    `coding: utf-7 +AAo-import os+AAo-os.system("${touch}")`,
    `coding=raw_unicode_escape \\u000aimport os\\u000aos.system("${touch}")`,
    `'+__import__('os').system('${touch}')+'`,
    // Mathematica, Rocq
    `*) Run["${touch}"]; (*`,
    '(* opened',
    'closed *)',
    '(*)',
    'a quote " alone',
    `*)\nRedirect "${canary}" Print nat.`,
    // Maxima
    `*/ system("${touch}")$ /*`,
    `*/\nsystem("${touch}")$`,
    '/* opened',
    '/*/',
    // LaTeX
    `x\n\\immediate\\write18{${touch}}\\input{/etc/hostname}%`,
    `}\\immediate\\openout1=${canary} \\immediate\\write1{x}{`,
    '}\\end{document}',
    '\\end{lstlisting}\\input{/etc/hostname}',
    `^^M\\input{/etc/hostname}`,
    '$\\csname input\\endcsname{/etc/hostname}$ # & _ ^ ~ %',
    // Markdown, HTML, Typst
    '--> <script>alert(1)</script> <!--',
    '--!> <img src=x onerror=alert(1)>',
    '->',
    '-',
    '](javascript:alert(1)) ![x](https://example.org/x.png) [a](command:workbench.action.quit)',
    '`code` **bold** | cell | $x$ https://example.org <https://example.org> &lt;b&gt;',
    '" onload="alert(1)',
    '*/ #read("/etc/hostname") //',
    // Spreadsheets
    '=HYPERLINK("https://example.org";"x")',
    '@SUM(1+1)*cmd|" /C calc"!A0',
    '+1+cmd',
    '-1+cmd',
    '\t=1+1',
    'a,"b"\r\n=1',
    // Terminals
    '\u001b[2J\u001b[31mred\u001b]0;title\u0007',
    '\u009b31m',
    'over\rwritten',
    '\b\b\b\u0000\u007f',
    // Texts as such
    'a\u2028b\u2029c\u0085d\u000be\u000cf',
    '\u202etxet desrever\u202c\u200b\ufeff',
    '\ud800 alone',
    `$(${touch})`,
    `\`${touch}\``,
    `; ${touch} #`,
    '%s %n {0} ${x} \\0',
    'α − … – ∞ 漢字',
    '',
    ' ',
    'x'.repeat(5000),
  ];
}
