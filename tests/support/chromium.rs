//! Chromium without a window, driven as a reader would: keys, clicks, paper. It is spoken to by its own
//! protocol over a pipe, so nothing listens on a port. Where it is not installed its tests say that they
//! were skipped.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

/// How long an answer may take on a machine that does other things, too.
const PATIENCE: Duration = Duration::from_secs(120);

/// Whether Chromium is here; says so where it is not.
pub fn is_here() -> bool {
    let here = Command::new("chromium").arg("--version").output().is_ok_and(|run| run.status.success());
    if !here {
        eprintln!("skipped: Chromium (chromium) is not installed");
    }
    here
}

/// How large the window is, and what the reader has asked the system for.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    pub dark: bool,
}

pub const DESK: Screen = Screen { width: 1280, height: 900, dark: false };
pub const NIGHT: Screen = Screen { dark: true, ..DESK };
pub const PHONE: Screen = Screen { width: 390, height: 844, dark: false };

/// A browser that shows one page.
pub struct Browser {
    process: Child,
    ask: ChildStdin,
    answers: Receiver<Value>,
    last: u64,
    session: Option<String>,
    /// What the page did that nobody has looked at yet.
    events: VecDeque<Value>,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Opens a file.
    pub fn open(file: &Path, screen: Screen) -> Browser {
        let mut browser = Browser::start();
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        let attached = browser.call("Target.attachToTarget", attach);
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser.resize(screen);
        let url = format!("file://{}", file.display());
        browser.call("Page.navigate", json!({"url": url}));
        while !browser.events.iter().any(|event| event["method"] == "Page.loadEventFired") {
            let message = browser.next();
            browser.events.push_back(message);
        }
        browser
    }

    fn start() -> Browser {
        let profile = tempfile::tempdir().expect("a folder");
        // the pipe's ends are its third and fourth file, which only a shell can say
        let mut process = Command::new("sh")
            .args(["-c", "exec chromium \"$@\" 3<&0 4>&1 >/dev/null 2>&1", "chromium"])
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
            .args(["--remote-debugging-pipe", "--host-resolver-rules=MAP * ~NOTFOUND", "--hide-scrollbars"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Chromium starts");
        let ask = process.stdin.take().expect("a pipe");
        let output = BufReader::new(process.stdout.take().expect("a pipe"));
        let (send, answers) = channel();
        thread::spawn(move || {
            let messages = output.split(0).map_while(Result::ok);
            for message in messages.filter_map(|message| serde_json::from_slice(&message).ok()) {
                if send.send(message).is_err() {
                    break;
                }
            }
        });
        Browser { process, ask, answers, last: 0, session: None, events: VecDeque::new(), _profile: profile }
    }

    fn next(&mut self) -> Value {
        self.answers.recv_timeout(PATIENCE).expect("Chromium answers")
    }

    fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.ask.write_all(format!("{message}\0").as_bytes()).expect("Chromium listens");
        loop {
            let mut answer = self.next();
            if answer["id"] == self.last {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].take();
            }
            self.events.push_back(answer);
        }
    }

    pub fn resize(&mut self, screen: Screen) {
        let Screen { width, height, dark } = screen;
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", size);
        let scheme = if dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.call("Emulation.setEmulatedMedia", features);
    }

    /// What an expression comes to in the page.
    pub fn evaluate(&mut self, expression: &str) -> Value {
        let mut answer = self
            .call("Runtime.evaluate", json!({"expression": expression, "returnByValue": true, "awaitPromise": true}));
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].take()
    }

    /// Clicks with the mouse on the middle of what the selector finds first.
    pub fn click(&mut self, selector: &str) {
        let found = json!(selector);
        let middle = self.evaluate(&format!(
            "(() => {{ const it = document.querySelector({found}); it.scrollIntoView({{block: 'center', inline: 'center'}}); \
             const box = it.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let mouse = json!({"type": kind, "x": middle[0], "y": middle[1], "button": "left", "clickCount": 1});
            self.call("Input.dispatchMouseEvent", mouse);
        }
    }

    /// Presses a key that has a name: `Tab`, `Enter`, `Escape`.
    pub fn press(&mut self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, None),
            "Enter" => (13, Some("\r")),
            "Escape" => (27, None),
            _ => panic!("{key} is not a key that is known here"),
        };
        let mut down = json!({"type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": code});
        if let Some(text) = text {
            down["text"] = json!(text);
        }
        self.call("Input.dispatchKeyEvent", down);
        self.call(
            "Input.dispatchKeyEvent",
            json!({"type": "keyUp", "key": key, "code": key, "windowsVirtualKeyCode": code}),
        );
    }

    /// Shows what would be printed, or what a screen shows again.
    pub fn as_printed(&mut self, printed: bool) {
        self.call("Emulation.setEmulatedMedia", json!({"media": if printed { "print" } else { "" }}));
    }

    /// The page on paper, as its own print rules have it.
    pub fn pdf(&mut self) -> Vec<u8> {
        let paper = json!({"preferCSSPageSize": true, "printBackground": true});
        decoded(&self.call("Page.printToPDF", paper)["data"])
    }

    /// What the window shows.
    pub fn picture(&mut self) -> Vec<u8> {
        decoded(&self.call("Page.captureScreenshot", json!({"format": "png"}))["data"])
    }

    /// What went wrong in the page, and every address that it asked for, since it was opened.
    pub fn conduct(&mut self) -> Conduct {
        self.call("Runtime.evaluate", json!({"expression": "0"}));
        let mut conduct = Conduct::default();
        for event in &self.events {
            let parameters = &event["params"];
            match event["method"].as_str() {
                Some("Runtime.exceptionThrown" | "Log.entryAdded") => conduct.faults.push(parameters.to_string()),
                Some("Runtime.consoleAPICalled") => conduct.faults.push(parameters["args"].to_string()),
                Some("Network.requestWillBeSent") => {
                    conduct.requests.extend(parameters["request"]["url"].as_str().map(str::to_owned));
                }
                _ => {}
            }
        }
        conduct
    }
}

/// What a page did beside showing itself.
#[derive(Debug, Default)]
pub struct Conduct {
    pub faults: Vec<String>,
    pub requests: Vec<String>,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // its own children go with it
        let close = format!("{}\0", json!({"id": 0, "method": "Browser.close"}));
        let asked = self.ask.write_all(close.as_bytes()).is_ok();
        while asked && self.answers.recv_timeout(Duration::from_secs(10)).is_ok() {}
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn decoded(data: &Value) -> Vec<u8> {
    BASE64_STANDARD.decode(data.as_str().expect("data")).expect("base64")
}
