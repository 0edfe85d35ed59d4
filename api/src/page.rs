//! Keyset pages: `{"items":[…],"next":cursor|null}`.

use crate::error::{ApiError, ApiResult, Kind};
use mettle_store::{BadCursor, PageRequest};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which page of a list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageParams {
    /// How many items, 1 to 200.
    #[param(minimum = 1, maximum = 200, default = 50, example = 50)]
    limit: Option<i64>,
    /// `next` of the previous page; absent for the first.
    #[param(example = "")]
    cursor: Option<String>,
}

impl PageParams {
    /// What the store is asked for.
    pub fn request(self) -> ApiResult<PageRequest> {
        let mut page = PageRequest::default();
        if let Some(limit) = self.limit {
            if !(1..=PageRequest::MAX).contains(&limit) {
                let detail = format!("limit is 1 to {}, not {limit}.", PageRequest::MAX);
                return Err(ApiError::new(Kind::MalformedRequest, detail));
            }
            page.limit = limit;
        }
        if let Some(cursor) = self.cursor.filter(|text| !text.is_empty()) {
            page.after = Some(
                cursor
                    .parse()
                    .map_err(|error: BadCursor| ApiError::from(error))?,
            );
        }
        Ok(page)
    }
}

/// One page of a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Page<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// Cursor of the next page; null on the last.
    #[schema(example = json!(null))]
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A page of the store as clients see it.
    pub fn of<R: Into<T>>(page: mettle_store::Page<R>) -> Self {
        Page {
            items: page.items.into_iter().map(Into::into).collect(),
            next: page.next.map(String::from),
        }
    }

    /// A list that always fits on one page.
    pub fn whole<R: Into<T>>(items: Vec<R>) -> Self {
        Page {
            items: items.into_iter().map(Into::into).collect(),
            next: None,
        }
    }
}
