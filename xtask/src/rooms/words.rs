//! The words of a source text, without its comments and the texts in it.

/// A word of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word<'a> {
    Name(&'a str),
    /// `::`
    Path,
    Sign(char),
}

/// Each word with its line.
pub fn words(text: &str) -> Vec<(Word<'_>, usize)> {
    let (mut words, mut rest, mut line) = (Vec::new(), text, 1);
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => quoted(rest),
            'r' | 'b' | 'c' if raw(rest).is_some() => raw(rest).unwrap_or(1),
            'b' | 'c' if rest[1..].starts_with('"') => 1 + quoted(&rest[1..]),
            '\'' => character(rest),
            _ if is_name(first) => {
                let length = rest.find(|sign| !is_name(sign)).unwrap_or(rest.len());
                words.push((Word::Name(&rest[..length]), line));
                length
            }
            ':' if rest.starts_with("::") => {
                words.push((Word::Path, line));
                2
            }
            _ if first.is_whitespace() => first.len_utf8(),
            _ => {
                words.push((Word::Sign(first), line));
                first.len_utf8()
            }
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    words
}

fn is_name(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// The length of a text in quotation marks.
fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, sign)| {
        let ends = *sign == '"' && !escaped;
        escaped = *sign == '\\' && !escaped;
        ends
    });
    end.map_or(rest.len(), |(end, _)| end + 1)
}

/// The length of a raw text, `r#"…"#`; `None` where there is none.
fn raw(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(['b', 'c']).unwrap_or(rest).strip_prefix('r')?;
    let marks = after.find(|sign| sign != '#')?;
    let text = after[marks..].strip_prefix('"')?;
    let end = ["\"", &after[..marks]].concat();
    let begin = rest.len() - text.len();
    Some(text.find(&end).map_or(rest.len(), |at| begin + at + end.len()))
}

/// The length of a character, or of the mark that begins the name of a lifetime.
fn character(rest: &str) -> usize {
    let mut signs = rest.char_indices().skip(1);
    match signs.next() {
        Some((_, '\\')) => {
            let end = rest[3..].find('\'').map(|end| end + 4);
            end.unwrap_or(rest.len())
        }
        Some(_) => match signs.next() {
            Some((end, '\'')) => end + 1,
            _ => 1,
        },
        None => 1,
    }
}
