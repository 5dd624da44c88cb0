//! As much of HTTP/1.1 as is needed to ask our own server, over one kept
//! connection: a browser that only counts.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Bytes that are sent at once of a large form.
const PIECE: usize = 64 * 1024;

/// A connection and its cookies.
pub struct Client {
    address: String,
    stream: BufReader<TcpStream>,
    cookies: Vec<(String, String)>,
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where it points to, if it does.
    pub location: Option<String>,
    /// The body as it came over the wire.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text, when it was not compressed.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    /// Connects to `host:port`.
    pub fn connect(address: &str) -> io::Result<Client> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Client {
            address: address.to_owned(),
            stream: BufReader::with_capacity(64 * 1024, stream),
            cookies: Vec::new(),
        })
    }

    /// Another connection of the same person.
    pub fn again(&self) -> io::Result<Client> {
        let mut other = Client::connect(&self.address)?;
        other.cookies.clone_from(&self.cookies);
        Ok(other)
    }

    /// A connection in another process of the person whose cookies these are.
    pub fn of_person(address: &str, cookies: &str) -> io::Result<Client> {
        let mut client = Client::connect(address)?;
        client.cookies = cookies
            .split("; ")
            .filter_map(|cookie| cookie.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Ok(client)
    }

    /// Where it is connected, and the cookies of its person.
    pub fn person(&self) -> (String, String) {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (self.address.clone(), cookies.join("; "))
    }

    /// A page as text.
    pub fn read(&mut self, path: &str) -> io::Result<Answer> {
        self.ask("GET", path, "", None)
    }

    /// A page as a browser asks for it, compressed.
    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.ask("GET", path, "Accept-Encoding: gzip, deflate, br, zstd\r\n", None)
    }

    /// A form.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", quoted(value))).collect();
        self.ask(
            "POST",
            path,
            "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n",
            Some(&body.join("&")),
        )
    }

    /// Hands a file in, with the fields beside it.
    pub fn hand_in(&mut self, path: &str, form: &str) -> io::Result<Answer> {
        self.ask(
            "POST",
            path,
            "Content-Type: multipart/form-data; boundary=edge\r\nSec-Fetch-Site: same-origin\r\n",
            Some(form),
        )
    }

    /// A form in parts with one file, as [`Client::hand_in`] sends it.
    pub fn form(fields: &[(&str, &str)], name: &str, text: &str) -> String {
        let part = |(field, value): &(&str, &str)| {
            format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
        };
        let before: String = fields.iter().map(part).collect();
        format!(
            "{before}--edge\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             \r\n\
             {text}\r\n\
             --edge--\r\n"
        )
    }

    fn ask(&mut self, method: &str, path: &str, more: &str, body: Option<&str>) -> io::Result<Answer> {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let length = body.map(|b| format!("Content-Length: {}\r\n", b.len())).unwrap_or_default();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n{more}{length}\r\n",
            self.address,
            cookies.join("; ")
        );
        // In pieces: whoever measures others in the same process is not held up by one great copy.
        let stream = self.stream.get_mut();
        match body.filter(|body| body.len() > PIECE) {
            None => stream.write_all(&[head.as_bytes(), body.unwrap_or_default().as_bytes()].concat())?,
            Some(body) => {
                stream.write_all(head.as_bytes())?;
                body.as_bytes().chunks(PIECE).try_for_each(|piece| stream.write_all(piece))?;
            }
        }
        self.answer()
    }

    fn answer(&mut self) -> io::Result<Answer> {
        let status = self.line()?.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or_else(strange)?;
        let (mut length, mut chunked, mut location) = (0, false, None);
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().map_err(|_| strange())?,
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "location" => location = Some(value.to_owned()),
                "set-cookie" => self.keep(value),
                _ => {}
            }
        }
        let mut body = Vec::new();
        match chunked {
            true => self.chunks(&mut body)?,
            false => self.take(length, &mut body)?,
        }
        Ok(Answer { status, location, body })
    }

    fn chunks(&mut self, body: &mut Vec<u8>) -> io::Result<()> {
        loop {
            let size = usize::from_str_radix(self.line()?.trim(), 16).map_err(|_| strange())?;
            self.take(size, body)?;
            self.line()?;
            if size == 0 {
                return Ok(());
            }
        }
    }

    fn take(&mut self, length: usize, body: &mut Vec<u8>) -> io::Result<()> {
        let from = body.len();
        body.resize(from + length, 0);
        self.stream.read_exact(&mut body[from..])
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        match self.stream.read_line(&mut line)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(line.trim_end().to_owned()),
        }
    }

    fn keep(&mut self, cookie: &str) {
        let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else {
            return;
        };
        self.cookies.retain(|(kept, _)| kept != name);
        if !value.is_empty() {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

fn strange() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "not HTTP as we read it")
}

/// Percent-encoded, for a query or a form.
pub fn quoted(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte.is_ascii_alphanumeric() {
            true => out.push(byte as char),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The value of a hidden field of a form.
pub fn hidden(page: &str, name: &str) -> Option<String> {
    let field =
        page.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!("name=\"{name}\"")))?;
    Some(field.split("value=\"").nth(1)?.split('"').next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_into_an_address_and_tokens_come_out_of_a_form() {
        assert_eq!(quoted("أب b"), "%D8%A3%D8%A8%20b");
        assert_eq!(
            hidden("<form><input type=\"hidden\" name=\"csrf\" value=\"a1\">", "csrf").as_deref(),
            Some("a1")
        );
        assert_eq!(hidden("<form><input name=\"name\">", "csrf"), None);
    }
}
