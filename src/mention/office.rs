//! Names right after an office: "Minister of Finance Aino Tamm", "President of the Senate Aino Tamm".

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, Gender, RoleKind};
use crate::text::TokenKind;

use super::unlisted::Scene;

/// How many tokens before a run an office that reaches into it may begin.
const LONGEST_OFFICE: usize = 6;

impl Scene<'_> {
    /// Where in a run the name of the one who holds the office before it begins, and the gender that the office tells.
    pub(super) fn holder_of_office(&self, run: &Range<TokenId>) -> Option<(TokenId, Gender)> {
        let from = run
            .start
            .saturating_sub(LONGEST_OFFICE)
            .max(self.sentence.start);
        // "Minister of Finance" is listed as a whole.
        let listed = (from..run.start).find_map(|at| {
            let (end, role, plural) = self.phrases.role_at(at)?;
            let role = self.lexicon.role(role);
            (!plural && is_office(role.kind) && run.start < end && end < run.end)
                .then_some((end, role.gender))
        });
        listed
            .filter(|&(name, _)| self.is_name_like(&(name..run.end)))
            .or_else(|| {
                let gender = self.office_before(run.start)?;
                let (name, _) = self.given_name(run)?;
                Some((name, gender))
            })
    }

    /// The gender that an office tells if `at` stands behind it: "Director of", "President of the".
    pub(super) fn office_before(&self, at: TokenId) -> Option<Gender> {
        let mut of = at.checked_sub(1).filter(|&of| of > self.sentence.start)?;
        if self.token(of).is(Classes::DEFINITE) {
            of -= 1;
        }
        if of <= self.sentence.start || !self.token(of).is(Classes::OF | Classes::FOR) {
            return None;
        }
        let from = of.saturating_sub(LONGEST_OFFICE).max(self.sentence.start);
        (from..of).find_map(|start| {
            let (end, role, plural) = self.phrases.role_at(start)?;
            let role = self.lexicon.role(role);
            (!plural && end == of && is_office(role.kind)).then_some(role.gender)
        })
    }

    /// Where a sure first name with a last name behind it ends a run, and the gender it tells; other words come before.
    pub(super) fn given_name(&self, run: &Range<TokenId>) -> Option<(TokenId, Gender)> {
        let name = (run.start + 1..run.end).find(|&at| {
            let token = self.token(at);
            token.name_classes.any(Classes::FIRST_NAME)
                && !token
                    .name_classes
                    .any(Classes::NAME_IS_WORD | Classes::NAME_IS_PLACE)
                && self.token(at - 1).kind == TokenKind::Word
                && !self.token(at - 1).name_classes.any(Classes::FIRST_NAME)
        })?;
        let gender = super::person::name_gender(self.token(name));
        self.is_name_like(&(name..run.end))
            .then_some((name, gender))
    }

    /// True for two to four words that end in a family name or an unknown word.
    fn is_name_like(&self, name: &Range<TokenId>) -> bool {
        let last = self.token(name.end - 1);
        let key = Classes::ORGANIZATION_WORD
            | Classes::PLACE_WORD
            | Classes::EVENT_WORD
            | Classes::DESIGNATOR;
        (2..=4).contains(&self.words(name).count())
            && (last.classes.is_empty()
                || last.name_classes.any(Classes::SURNAME) && !last.name_classes.any(key))
    }
}

fn is_office(kind: RoleKind) -> bool {
    matches!(kind, RoleKind::Title | RoleKind::Role)
}
