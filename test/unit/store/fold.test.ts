import { describe, expect, it } from 'vitest';
import { fold, foldedWords } from '#electron/store/text/fold.ts';
import { personText } from '#electron/store/text/personText.ts';
import { searchTerms } from '#electron/store/text/searchTerms.ts';

describe('fold', () => {
  it.each([
    ['José', 'jose'],
    ['Łukasz Żółć', 'lukasz zolc'],
    ['Søren Bjørn', 'soren bjorn'],
    ['Straße', 'strasse'],
    ['GROẞ', 'gross'],
    ['Æther Œuvre', 'aether oeuvre'],
    ['Đorđe', 'dorde'],
    ['Þór Guðrún', 'thor gudrun'],
    ['İstanbul Işık', 'istanbul isik'],
    ['Андрей Ёлкин', 'андреи елкин'],
    ['Ἀλέξανδρος', 'αλεξανδροσ'],
    ['ﬁn Ａｎｎａ ℡', 'fin anna tel'],
    ['مُحَمَّد', 'محمد'],
    ['  Anna \t\n Maria\u200b ', 'anna maria'],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('keeps the vowel signs of scripts where they are letters', () => {
    expect(fold('राम')).not.toBe(fold('रम'));
  });

  it('folds to itself, and alike whatever the case', () => {
    for (const text of ['ÉCOLE', 'ŁÓDŹ', 'Σίσυφος', 'ﬀ', 'Kelvin K', 'ǅ']) {
      expect(fold(fold(text))).toBe(fold(text));
      expect(fold(text.toLowerCase())).toBe(fold(text));
      expect(fold(text.toUpperCase().toLowerCase())).toBe(fold(text.toUpperCase()));
    }
  });

  it('cuts a search into words, each once', () => {
    expect(foldedWords('  Ana  López ANA ')).toEqual(['ana', 'lopez']);
    expect(foldedWords(' \n ')).toEqual([]);
  });
});

describe('personText', () => {
  it('holds name, e-mail and the digits of the phone, and sorts by name', () => {
    expect(
      personText({ name: 'Zoë', email: 'Z@X.org', phone: '+49 (761) 12-34', otherEmails: [] }),
    ).toBe('zoe\nz@x.org\n497611234');
    const anna = personText({ name: 'Anna', email: 'z@x.org', phone: null, otherEmails: [] });
    const annaMaria = personText({
      name: 'Anna Maria',
      email: 'a@x.org',
      phone: null,
      otherEmails: [],
    });
    expect(anna < annaMaria).toBe(true);
  });
});

describe('searchTerms', () => {
  it('takes every character as text', () => {
    expect(searchTerms('50%_a\\b "x OR y"')).toEqual({
      patterns: ['%50\\%\\_a\\\\b%', '%"x%', '%or%', '%y"%'],
      match: '"50%_a\\b"',
      shortPatterns: ['%"x%', '%or%', '%y"%'],
    });
    expect(searchTerms('say "hello"').match).toBe('"""hello""" "say"');
  });

  it('counts characters, not code units', () => {
    expect(searchTerms('😀😀').match).toBeNull();
    expect(searchTerms('😀😀😀').match).toBe('"😀😀😀"');
  });

  it.each([
    ['+49 761 12', ['%4976112%']],
    ['(0761) 12/34', ['%7611234%']],
    ['0761', ['%761%']],
    ['00', ['%0%']],
    ['12 34', ['%12%', '%34%']],
    ['2026-11', ['%202611%']],
    ['+49 761 ana', ['%49761%', '%ana%']],
  ])('looks for the digits of the phone %s', (text, patterns) => {
    expect(searchTerms(text).patterns).toEqual(patterns);
  });
});
