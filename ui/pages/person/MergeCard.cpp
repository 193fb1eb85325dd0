#include "pages/person/MergeCard.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QRadioButton>

#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {

MergeCard::MergeCard(QWidget* parent)
    : Card(parent), title_(new ElidedLabel(Qt::ElideRight, Type::section, &Theme::ink)),
      facts_(new ElidedLabel(Qt::ElideRight, Type::body, &Theme::ink2)), warning_(new Label(Type::body, &Theme::bad)),
      keepOther_(new QRadioButton(this)), keepOne_(new QRadioButton(this)), merge_(new Button(Button::Kind::primary)),
      cancel_(new Button(Button::Kind::outlined))
{
    warning_->setWordWrap(true);
    warning_->setObjectName(QStringLiteral("mergeWarning"));
    keepOne_->setObjectName(QStringLiteral("keepOne"));
    keepOther_->setObjectName(QStringLiteral("keepOther"));
    merge_->setObjectName(QStringLiteral("mergeConfirm"));
    cancel_->setObjectName(QStringLiteral("mergeCancel"));
    auto* const choices = new QHBoxLayout;
    choices->setSpacing(metric::gap);
    choices->addWidget(keepOther_);
    choices->addWidget(keepOne_);
    choices->addStretch();
    choices->addWidget(cancel_);
    choices->addWidget(merge_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metric::cardPadding, 12, metric::cardPadding, 12);
    column->addWidget(title_);
    column->addWidget(facts_);
    column->addWidget(warning_);
    column->addLayout(choices);
    connect(cancel_, &QPushButton::clicked, this, &MergeCard::close);
    connect(merge_, &QPushButton::clicked, this, [this] {
        const bool other = keepOther_->isChecked();
        close();
        emit confirmed(other);
    });
    hide();
}

void MergeCard::open(const QString& one, const QString& other, const PairCard& pair)
{
    one_ = one;
    other_ = other;
    pair_ = pair;
    keepOther_->setChecked(true);
    retranslate();
    show();
    (pair.photosTogether > 0 ? cancel_ : merge_)->setFocus(); // Enter does what is likely right
}

void MergeCard::close()
{
    if (isHidden()) return;
    hide();
    emit closed();
}

QString MergeCard::words() const
{
    return title_->text() + QLatin1Char(' ') + facts_->text();
}

void MergeCard::retranslate()
{
    title_->setText(tr("Merge %1 and %2?").arg(one_, other_));
    facts_->setText(pair_.distance
                        ? tr("Their nearest faces are %1 apart.").arg(QLocale().toString(*pair_.distance, 'f', 2))
                        : tr("Their faces cannot be compared."));
    warning_->setVisible(pair_.photosTogether > 0);
    warning_->setText(tr("Both are in %Ln photos together: two people, most likely.", nullptr,
                         static_cast<int>(pair_.photosTogether)));
    keepOther_->setText(tr("Keep the name %1").arg(other_));
    keepOne_->setText(tr("Keep the name %1").arg(one_));
    merge_->setText(tr("Merge"));
    cancel_->setText(tr("Cancel"));
}

void MergeCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) return close();
    Card::keyPressEvent(event);
}

} // namespace albumen
