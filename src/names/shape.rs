//! What a path through the tree of names is made of.

/// How a name of the tree came from a registered form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// As registered.
    Full,
    Short,
    /// Words in which the entity is not meant.
    Not,
    /// `Назарбаев Нурсултан`, made from `Нурсултан Назарбаев`.
    SurnameFirst,
    /// `Нурсултан Назарбаев`, made from `Нурсултан Абишевич Назарбаев`.
    WithoutPatronymic,
    /// `Нурсултан Абишевич`, which counts as a short name.
    WithoutSurname,
    /// The surname of somebody who has other short names, or none: it counts with initials or a role before it.
    Surname,
}
