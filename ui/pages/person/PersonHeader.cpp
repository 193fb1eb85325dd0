#include "pages/person/PersonHeader.h"

#include <algorithm>

#include <QDate>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QStackedLayout>

#include "Actions.h"
#include "DateText.h"
#include "Messages.h"
#include "Theme.h"
#include "views/TilePaint.h"
#include "widgets/Button.h"
#include "widgets/FieldReason.h"
#include "widgets/Label.h"

namespace albumen {

class PersonHeader::Circle final : public QWidget
{
public:
    Circle(Thumbnails& thumbnails, QWidget* parent) : QWidget(parent), thumbnails_(thumbnails)
    {
        setFixedSize(62, 62);
        connect(&thumbnails, &Thumbnails::arrived, this, qOverload<>(&QWidget::update));
    }
    void show(std::optional<FaceId> face, double share)
    {
        face_ = face;
        share_ = share;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRect place = rect().adjusted(5, 5, -5, -5);
        if (face_)
            tilePaint::person(painter, place, thumbnails_, thumbnailOf(*face_), nullptr, share_);
        else
            tilePaint::picture(painter, place, place.width() / 2., {});
    }

private:
    Thumbnails& thumbnails_;
    std::optional<FaceId> face_;
    double share_ = 0;
};

PersonHeader::PersonHeader(Thumbnails& thumbnails, const Actions& actions, QWidget* parent)
    : QWidget(parent), actions_(actions), circle_(new Circle(thumbnails, this)),
      name_(new ElidedLabel(Qt::ElideRight, Type::title, &Theme::ink)),
      counts_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink3)), field_(new QLineEdit),
      reason_(new FieldReason(*field_)), words_(new QWidget), stack_(new QStackedLayout)
{
    name_->setObjectName(QStringLiteral("personName"));
    counts_->setObjectName(QStringLiteral("personCounts"));
    name_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    field_->setObjectName(QStringLiteral("headerField"));
    field_->setTextMargins(7, 0, 7, 0);
    field_->setFont(fontOf(Type::title));
    field_->installEventFilter(this);
    auto* const nameRow = new QHBoxLayout;
    nameRow->setSpacing(4);
    nameRow->addWidget(name_);
    pencil_ = new Button(Button::Kind::icon, QStringLiteral("pencil"), words_);
    connect(pencil_, &QPushButton::clicked, this, &PersonHeader::editName);
    nameRow->addWidget(pencil_);
    nameRow->addStretch();
    auto* const words = new QVBoxLayout(words_);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(0);
    words->addStretch();
    words->addLayout(nameRow);
    words->addWidget(counts_);
    words->addStretch();
    stack_->addWidget(words_);
    auto* const edit = new QWidget; // the field is as high as its text, in the middle
    auto* const editColumn = new QVBoxLayout(edit);
    editColumn->setContentsMargins(0, 0, 0, 0);
    editColumn->addStretch();
    editColumn->addWidget(field_);
    hint_ = new Label(Type::caption, &Theme::ink3, edit);
    hint_->setObjectName(QStringLiteral("headerHint"));
    editColumn->addWidget(hint_);
    editColumn->addStretch();
    stack_->addWidget(edit);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(circle_);
    row->addLayout(stack_, 1);
}

void PersonHeader::show(const PersonCard& card, double share)
{
    card_ = card;
    circle_->show(card.best, share);
    retranslate();
}

QString PersonHeader::counts() const
{
    return counts_->text();
}

void PersonHeader::retranslate()
{
    name_->setText(fromUtf8(card_.name));
    pencil_->setToolTip(actions_.tip(QStringLiteral("person.rename")));
    pencil_->setAccessibleName(pencil_->toolTip());
    QString counts = tr("%Ln photos", nullptr, static_cast<int>(card_.photos));
    if (card_.placeless > 0)
        counts = tr("%1, and %Ln without a face", nullptr, static_cast<int>(card_.placeless)).arg(counts);
    const QDate birth = QDate::fromString(fromUtf8(card_.birth), Qt::ISODate);
    if (birth.isValid())
        counts =
            tr("%1, born %2")
                .arg(counts,
                     spanText(
                         {.year = birth.year(), .month = birth.month(), .day = birth.day(), .first = 0, .count = 0}));
    counts_->setText(counts);
}

void PersonHeader::editName()
{
    edit(false);
}

void PersonHeader::editBirth()
{
    edit(true);
}

void PersonHeader::edit(bool birth)
{
    birth_ = birth;
    field_->setText(fromUtf8(birth ? card_.birth : card_.name));
    field_->setPlaceholderText(birth ? tr("Born: YYYY-MM-DD") : tr("Name"));
    // All of it can be read, whatever the font.
    field_->setMinimumWidth(std::max(200, field_->fontMetrics().horizontalAdvance(field_->placeholderText()) + 32));
    field_->setMaximumWidth(std::max(280, field_->minimumWidth()));
    field_->setAccessibleName(birth ? tr("Birth date, YYYY-MM-DD") : tr("Name"));
    hint_->setText(tr("Year-month-day, as in 1998-05-11. In photos from before, nobody is taken for %1.")
                       .arg(fromUtf8(card_.name)));
    hint_->setVisible(birth);
    field_->setAccessibleDescription(birth ? hint_->text() : QString());
    stack_->setCurrentWidget(field_->parentWidget());
    field_->selectAll();
    field_->setFocus();
}

bool PersonHeader::refuse(const QString& why)
{
    if (field_->isVisible()) reason_->say(why);
    return field_->isVisible();
}

void PersonHeader::accept()
{
    const QString typed = field_->text().trimmed();
    if (birth_)
        emit birthSaid(typed);
    else if (const QString why = nameRefusal(typed); !why.isEmpty())
        refuse(why);
    else
        emit renamed(typed);
}

void PersonHeader::stopEditing()
{
    if (stack_->currentWidget() != field_->parentWidget()) return;
    stack_->setCurrentWidget(words_);
    emit editingStopped();
}

bool PersonHeader::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason)
        stopEditing();
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape: stopEditing(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: accept(); return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

} // namespace albumen
