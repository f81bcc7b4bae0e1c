//! What comes by e-mail.

use domain::notice::Frequency;
use domain::text::{Lang, labels, mail as texts};
use domain::views::account::MailWish;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::SaveMail;
use crate::contexts::use_lang;
use crate::ui::field::{PostForm, SelectField, TextField, Typed};
use crate::ui::panel::Group;

/// Address, how often, language.
#[component]
pub fn Mail(wish: MailWish) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let often: Vec<_> = Frequency::ALL.iter().map(|one| (one.code().to_owned(), labels::frequency(lang, *one).to_owned())).collect();
    let langs: Vec<_> = Lang::ALL.iter().map(|one| (one.code().to_owned(), one.name().to_owned())).collect();
    let fields = move |typed: Typed| {
        view! {
            <TextField name="email" label=t.email typed=typed.clone() kind="email" autocomplete="email" value=wish.email.unwrap_or_default() hint=t.email_hint/>
            <SelectField name="frequency" label=t.frequency typed=typed.clone() options=often value=wish.frequency.code()/>
            <SelectField name="lang" label=t.lang typed options=langs value=wish.lang.code()/>
            <button class="btn" type="submit">{t.save}</button>
        }
    };
    view! {
        <Group title=t.wish id="mail">
            <div class="panel"><div class="pad"><p class="sub">{t.wish_hint}</p><PostForm action=SaveMail::PATH fields key="mail"/></div></div>
        </Group>
    }
    .into_any()
}
