#include "widgets/MergeCard.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRadioButton>

#include "DistanceText.h"
#include "Language.h"
#include "Messages.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/PersonBadge.h"

namespace albumen {
namespace {

constexpr int uprightWords = 170; // of a choice, in the narrowest panel

bool saysWho(const PersonCard& person)
{
    const QString name = fromUtf8(person.name);
    return std::any_of(name.begin(), name.end(), [](QChar sign) { return sign.isLetter(); });
}

/// Whether the name of the other is the better one.
bool otherStays(const Merging& merging)
{
    const auto& [one, other, pair, onto] = merging;
    if (saysWho(one) != saysWho(other)) return saysWho(other);
    return onto ? *onto == other.id : other.photos > one.photos;
}

} // namespace

Result<Merging> mergingOf(const PeopleQuestions& people, PersonId one, PersonId other)
{
    TRY_ASSIGN(std::vector<PersonCard> cards, people.cards(std::array{one, other}));
    if (cards.size() != 2) return fail(Code::personUnknown, Stage::none);
    TRY_ASSIGN(PairCard pair, people.pair(one, other));
    return Merging{.one = std::move(cards[0]), .other = std::move(cards[1]), .pair = std::move(pair)};
}

MergeCard::MergeCard(Thumbnails& thumbnails, QWidget* parent)
    : Card(parent), oneBadge_(new PersonBadge(thumbnails, this)), otherBadge_(new PersonBadge(thumbnails, this)),
      title_(new WrappedLabel(Type::section, &Theme::ink)), facts_(new WrappedLabel(Type::body, &Theme::ink2)),
      warning_(new WrappedLabel(Type::body, &Theme::bad)), keepOne_(new QRadioButton(this)),
      keepOther_(new QRadioButton(this)), merge_(new Button(Button::Kind::primary)),
      cancel_(new Button(Button::Kind::outlined))
{
    warning_->setObjectName(QStringLiteral("mergeWarning"));
    keepOne_->setObjectName(QStringLiteral("keepOne"));
    keepOther_->setObjectName(QStringLiteral("keepOther"));
    merge_->setObjectName(QStringLiteral("mergeConfirm"));
    cancel_->setObjectName(QStringLiteral("mergeCancel"));
    layOut();
    setTabOrder(cancel_, merge_); // as they are seen
    connect(cancel_, &QPushButton::clicked, this, &MergeCard::shut);
    connect(merge_, &QPushButton::clicked, this, [this] {
        const bool other = keepOther_->isChecked();
        shut();
        const PersonId one = merging_.one.id, both = merging_.other.id;
        emit confirmed(raw(other ? one : both), raw(other ? both : one));
    });
    hide();
}

void MergeCard::layOut()
{
    auto* const words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(title_);
    words->addWidget(facts_);
    words->addWidget(warning_);
    words->addStretch();
    both_ = new QHBoxLayout;
    both_->setSpacing(metric::gap);
    both_->addWidget(oneBadge_, 0, Qt::AlignTop);
    both_->addWidget(otherBadge_, 0, Qt::AlignTop);
    both_->addLayout(words, 1);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(metric::gap);
    buttons->addStretch();
    buttons->addWidget(cancel_);
    buttons->addWidget(merge_);
    choices_ = new QHBoxLayout;
    choices_->setSpacing(metric::gap);
    choices_->addWidget(keepOne_);
    choices_->addWidget(keepOther_);
    choices_->addLayout(buttons, 1);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metric::cardPadding, 12, metric::cardPadding, 12);
    column->setSpacing(metric::tight);
    column->addLayout(both_);
    column->addLayout(choices_);
}

void MergeCard::setUpright(bool upright)
{
    upright_ = upright;
    for (QBoxLayout* const line : {both_, choices_}) {
        line->setDirection(upright ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        line->setSpacing(upright ? metric::tight : metric::gap);
    }
    retranslate();
}

void MergeCard::open(const Merging& merging)
{
    merging_ = merging;
    (otherStays(merging) ? keepOther_ : keepOne_)->setChecked(true);
    retranslate();
    show();
    (merging.pair.photosTogether > 0 ? cancel_ : merge_)->setFocus(); // Enter does what is likely right
}

void MergeCard::shut()
{
    if (isHidden()) return;
    const bool had = isAncestorOf(QApplication::focusWidget());
    hide();
    if (had) emit closed();
}

QString MergeCard::words() const
{
    return title_->text() + QLatin1Char(' ') + facts_->text();
}

void MergeCard::retranslate()
{
    merge_->setText(tr("Merge"));
    cancel_->setText(tr("Cancel"));
    if (merging_.one.name.empty()) return;
    const QString one = fromUtf8(merging_.one.name), other = fromUtf8(merging_.other.name);
    oneBadge_->show(merging_.one);
    otherBadge_->show(merging_.other);
    title_->setText(tr("Merge %1 and %2?").arg(one, other));
    const QString distance = merging_.pair.distance
                                 ? tr("Their nearest faces are %1 apart.").arg(distanceText(*merging_.pair.distance))
                                 : tr("Their faces cannot be compared.");
    facts_->setText(joined({distance, tr("Can be undone at any time.")}));
    warning_->setVisible(merging_.pair.photosTogether > 0);
    warning_->setText(tr("Both are in %Ln photos together: two people, most likely.", nullptr,
                         static_cast<int>(merging_.pair.photosTogether)));
    for (const auto& [choice, name] : {std::pair(keepOne_, one), std::pair(keepOther_, other)}) {
        const QString words = tr("Keep the name %1").arg(name);
        choice->setText(upright_ ? choice->fontMetrics().elidedText(words, Qt::ElideRight, uprightWords) : words);
        choice->setToolTip(words);
    }
}

void MergeCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) return shut();
    Card::keyPressEvent(event);
}

} // namespace albumen
