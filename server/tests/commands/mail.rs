//! E-mail through a relay: what it refuses is sent again as the same message, what it takes is sent once.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use crate::support::Place;

/// A relay on loopback that answers each letter in turn, the rest with the last answer. What it got comes out of the channel.
fn relay(answers: &'static [&'static str]) -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("smtp://{}", listener.local_addr().expect("an address"));
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut answers = answers.iter().copied();
        let mut last = "";
        for connection in listener.incoming().flatten() {
            let mut next = || {
                last = answers.next().unwrap_or(last);
                last
            };
            // A client that goes away in the middle is no fault of the relay.
            let _ = serve(connection, &mut next, &tell);
        }
    });
    (address, told)
}

fn serve(connection: TcpStream, answer: &mut impl FnMut() -> &'static str, tell: &mpsc::Sender<String>) -> std::io::Result<()> {
    let mut out = connection.try_clone()?;
    let mut say = move |line: &str| out.write_all(format!("{line}\r\n").as_bytes());
    let mut lines = BufReader::new(connection).lines();
    say("220 relay")?;
    while let Some(Ok(line)) = lines.next() {
        match line.split(' ').next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "DATA" => {
                say("354 go on")?;
                let letter: Vec<String> = lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                drop(tell.send(letter.join("\n")));
                say(answer())?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 relay")?,
        }
    }
    Ok(())
}

async fn seeded() -> Place {
    let place = Place::seeded();
    let mut rows = SqliteConnectOptions::new().filename(place.path("var/diem06.sqlite")).connect().await.expect("the database");
    let sql = "UPDATE account SET email = 'canbo@thanhhoa.gov.vn' WHERE username = 'canbo' AND tenant_id = (SELECT id FROM tenant WHERE slug = 'thanh-hoa')";
    sqlx::query(sql).execute(&mut rows).await.expect("an address");
    place
}

fn run(place: &Place, relay: &str, now: &str) -> String {
    let set = [
        ("DIEM06_NOW", now),
        ("DIEM06__MAIL__TRANSPORT", "smtp"),
        ("DIEM06__MAIL__RELAY", relay),
        ("DIEM06__MAIL__FROM", "diem06@thanhhoa.gov.vn"),
    ];
    let said = place.run_with(&set, &["jobs", "run"]);
    assert!(said.ok, "{said:?}");
    said.out
}

fn header<'a>(letter: &'a str, name: &str) -> &'a str {
    let line = letter.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    line.unwrap_or_else(|| panic!("no {name}: {letter}"))
}

#[tokio::test]
async fn a_letter_that_the_relay_refuses_is_sent_again_as_the_same_message() {
    let place = seeded().await;
    let (relay, letters) = relay(&["451 later", "250 taken"]);
    assert!(run(&place, &relay, "2023-05-26T12:00:00+07:00").contains(" 1 failed"), "it is known that it did not go out");
    assert!(run(&place, &relay, "2023-05-26T14:00:00+07:00").contains(" 0 failed"));
    run(&place, &relay, "2023-05-26T16:00:00+07:00");
    let [first, second] = &letters.try_iter().collect::<Vec<_>>()[..] else { panic!("one letter, sent twice") };
    assert_eq!(header(first, "Message-ID"), header(second, "Message-ID"));
    assert!(header(first, "Message-ID").ends_with("@thanh-hoa.localhost>"), "{first}");
    assert!(header(first, "From").contains("diem06@thanhhoa.gov.vn") && header(first, "To").contains("canbo@thanhhoa.gov.vn"));
    assert!(first.contains("multipart/alternative") && first.contains("text/html"), "{first}");
}

#[tokio::test]
async fn a_relay_that_is_not_there_loses_nothing() {
    let place = seeded().await;
    // A port that nobody listens at: it was free a moment ago.
    let gone = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    assert!(run(&place, &format!("smtp://{gone}"), "2023-05-26T12:00:00+07:00").contains(" 1 failed"));
    let (relay, letters) = relay(&["250 taken"]);
    assert!(run(&place, &relay, "2023-05-26T14:00:00+07:00").contains(" 0 failed"));
    assert_eq!(letters.try_iter().count(), 1);
}
