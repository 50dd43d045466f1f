\\ Every hit of a search space, by brute force and by no code of ESMA's: everyHit(x, H, B, T).
\\ Values (a + b x)/(c + d x) with |a|, |b|, |c|, |d| <= H, irrational, each once and positive; all primitive words of signs up to
\\ length B; hits are the expansions whose first terms have linear complexity <= T, at 2T + 10 terms and again at 300,
\\ and at 5,000 where these end in 2s under minus alone.
\\ A line "floor(10^40 value) word" for each, after a line with the number of values and of candidates.

default(realprecision, 2600);
p = 1000003;

expand(u, v, s, n) = {
  my(terms = List(), q, r);
  for(i = 1, n,
    [q, r] = divrem(u, v);
    if(s[(i - 1) % #s + 1] < 0, q++; r = v - r);
    if(r <= 0, error("too few digits"));
    listput(terms, q); u = v; v = r);
  Vec(terms);
}

\\ Berlekamp and Massey modulo p; -1 beyond T.
complexity(a, T) = {
  my(c = Mod(1, p) + 0*y, b = c, L = 0, m = 1, beta = Mod(1, p), d, t, v);
  v = a * Mod(1, p);
  for(n = 1, #v,
    d = sum(i = 0, min(poldegree(c), n - 1), polcoef(c, i) * v[n - i]);
    if(d == 0, m++; next);
    t = c; c = c - d / beta * y^m * b;
    if(2 * L <= n - 1, L = n - L; if(L > T, return(-1)); b = t; beta = d; m = 1, m++));
  L;
}

primitive(w) = { for(d = 1, #w - 1, if(#w % d == 0 && w == concat(vector(#w / d, i, w[1..d])), return(0))); 1; }

words(B) = {
  my(all = List());
  for(n = 1, B, for(k = 0, 2^n - 1,
    my(w = vector(n, i, if(bittest(k, i - 1), -1, 1)));
    if(primitive(w), listput(all, w))));
  Vec(all);
}

\\ Under minus alone a partial quotient of more than 300, as pi's images have, is a run of 2s beyond the terms that are looked at.
endsInTwos(a, n) = { for(i = #a - n + 1, #a, if(a[i] != 2, return(0))); 1; }

everyHit(x, H, B, T) = {
  my(values = Map(), patterns = words(B), keys, v, key, wide, narrow, terms);
  for(a = -H, H, for(b = -H, H, for(c = -H, H, for(d = -H, H,
    if(a * d == b * c, next);
    v = abs((a + b * x) / (c + d * x));
    key = floor(v * 10^40);
    if(!mapisdefined(values, key), mapput(values, key, v))))));
  keys = Mat(values)[, 1];
  print(#keys, " ", #keys * #patterns);
  for(i = 1, #keys,
    v = mapget(values, keys[i]);
    narrow = floor(v * 10^300); wide = floor(v * 10^2500);
    for(j = 1, #patterns,
      if(complexity(expand(narrow, 10^300, patterns[j], 2 * T + 10), T) < 0, next);
      terms = expand(wide, 10^2500, patterns[j], 300);
      if(complexity(terms, T) < 0, next);
      if(patterns[j] == [-1] && endsInTwos(terms, 2 * T + 10) && complexity(expand(wide, 10^2500, patterns[j], 5000), T) < 0, next);
      print(keys[i], " ", concat(apply(s -> if(s > 0, "+", "-"), patterns[j])))));
}
