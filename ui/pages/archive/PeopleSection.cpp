#include "pages/archive/PeopleSection.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedLayout>

#include "Theme.h"
#include "pages/archive/PeopleModel.h"
#include "pages/archive/PeopleView.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/Label.h"
#include "widgets/OrderChoice.h"

namespace albumen {
namespace {

const QString orderKey = QStringLiteral("pages/archive/order");

/// The empty card: what is so, what to do, one button.
Card* emptyCard(QWidget* parent, Label* what, Label* todo, Button* button)
{
    auto* const card = new Card(parent);
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addStretch();
    texts->addWidget(what);
    texts->addWidget(todo);
    texts->addStretch();
    auto* const row = new QHBoxLayout(card);
    row->setContentsMargins(24, 16, 24, 16);
    row->addLayout(texts, 1);
    row->addWidget(button);
    card->setFixedHeight(grown(104, 2, 64));
    return card;
}

} // namespace

Result<std::vector<PersonCard>> allOf(const PeopleQuestions& people)
{
    TRY_ASSIGN(const std::vector<PersonId> ids, people.ids(PeopleOrder::mostPhotos));
    return people.cards(ids);
}

PeopleSection::PeopleSection(Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent), model_(new PeopleModel(this)), title_(new Label(Type::section, &Theme::ink, this)),
      counts_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink3, this)), filter_(new QLineEdit(this)),
      order_(new OrderChoice(orderKey, 2, this)), view_(new PeopleView(thumbnails, this)),
      emptyCard_(new QWidget(this)), emptyWhat_(new Label(Type::section, &Theme::ink)),
      emptyTodo_(new WrappedLabel(Type::body, &Theme::ink2)), emptyButton_(new Button(Button::Kind::outlined)),
      stack_(new QStackedLayout)
{
    view_->setModel(model_);
    view_->setObjectName(QStringLiteral("people"));
    view_->setMinimumHeight(grown(metric::personTile, 2, 26));
    counts_->setObjectName(QStringLiteral("counts"));
    filter_->setFixedWidth(176);
    filter_->setClearButtonEnabled(true);
    filter_->hide();
    order_->setObjectName(QStringLiteral("order"));
    auto* const head = new QHBoxLayout;
    head->setSpacing(12);
    head->setContentsMargins(0, 0, scrollBarRoom, 0);
    head->addWidget(title_);
    head->addWidget(counts_, 1);
    head->addWidget(filter_);
    head->addWidget(order_);
    auto* const emptyColumn = new QVBoxLayout(emptyCard_);
    emptyColumn->setContentsMargins(0, 0, scrollBarRoom, 0);
    emptyColumn->addWidget(emptyCard(emptyCard_, emptyWhat_, emptyTodo_, emptyButton_));
    emptyColumn->addStretch();
    stack_->addWidget(view_);
    stack_->addWidget(emptyCard_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addLayout(stack_, 1);
    model_->setOrder(static_cast<PeopleModel::Order>(order_->currentIndex()));
    connect(order_, &OrderChoice::chosen, this,
            [this](int order) { model_->setOrder(static_cast<PeopleModel::Order>(order)); });
    connect(filter_, &QLineEdit::textChanged, model_, &PeopleModel::setFilter);
    connect(view_, &PeopleView::openWanted, this, &PeopleSection::openWanted);
    connect(view_, &PeopleView::personWanted, this, &PeopleSection::personWanted);
    connect(view_, &PeopleView::left, this, [this] {
        if (!running_) model_->settle();
    });
    connect(emptyButton_, &QPushButton::clicked, this, &PeopleSection::emptyClicked);
    retranslate();
}

void PeopleSection::showPeople(const std::vector<PersonCard>& people, bool running)
{
    running_ = running;
    model_->update(people, running || view_->watched());
    filter_->setVisible(model_->peopleCount() > filterOver);
    if (filter_->isHidden()) filter_->clear();
    stack_->setCurrentIndex(people.empty() ? 1 : 0);
    order_->setVisible(!people.empty());
}

void PeopleSection::setRunning(bool running)
{
    running_ = running;
    if (!running && !view_->watched()) model_->settle();
}

void PeopleSection::setCounts(const QString& counts)
{
    counts_->setText(counts);
}

void PeopleSection::setEmpty(const QString& what, const QString& todo, const QString& button)
{
    emptyWhat_->setText(what);
    emptyTodo_->setText(todo);
    emptyButton_->setText(button);
    emptyButton_->setVisible(!button.isEmpty());
}

void PeopleSection::retranslate()
{
    title_->setText(tr("In the archive"));
    view_->setAccessibleName(tr("People in the archive"));
    filter_->setPlaceholderText(tr("Filter"));
    filter_->setAccessibleName(tr("Filter people by name"));
    order_->retranslate({tr("New photos"), tr("To confirm")});
    model_->retranslate();
}

} // namespace albumen
