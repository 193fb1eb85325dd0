#include "pages/start/StartStep.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

#include "Icons.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int circle = 32, textLeft = 48, iconLeft = 17, stepIcon = 20, pathLeft = 48;
}

StartTitle::StartTitle(QWidget* parent) : Label(Type::title, &Theme::ink, parent)
{
    grow();
}

bool StartTitle::event(QEvent* event)
{
    const bool done = Label::event(event);
    if (event->type() == QEvent::ApplicationFontChange) grow();
    return done;
}

void StartTitle::grow()
{
    constexpr double ratio = 2.15 / 1.7; // of the first start's title to that of a page
    QFont font = fontOf(Type::title);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * ratio);
    else
        font.setPixelSize(static_cast<int>(font.pixelSize() * ratio + 0.5));
    setFont(font);
}

StartStep::StartStep(int number, QWidget* parent)
    : QWidget(parent), number_(number), title_(new Label(Type::section, &Theme::ink, this)), inside_(new QVBoxLayout)
{
    title_->setMinimumHeight(circle);
    inside_->setContentsMargins(0, 0, 0, 0);
    inside_->setSpacing(0);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(textLeft, 0, 0, 0);
    column->setSpacing(metric::tight);
    column->addWidget(title_);
    column->addLayout(inside_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StartStep::setTitle(const QString& title)
{
    title_->setText(title);
}

void StartStep::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect place(0, title_->y() + (title_->height() - circle) / 2, circle, circle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accentSoft);
    painter.drawEllipse(place);
    painter.setPen(t.accentInk);
    painter.setFont(fontOf(Type::section));
    painter.drawText(place, Qt::AlignCenter, QLocale().toString(number_));
}

PathCard::PathCard(QString icon, QWidget* parent)
    : Card(parent), icon_(std::move(icon)), path_(new ElidedLabel(Qt::ElideMiddle, Type::medium, &Theme::ink, this)),
      facts_(new WrappedLabel(Type::caption, &Theme::ink3, this)),
      change_(new Button(Button::Kind::outlined, {}, this))
{
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addStretch();
    texts->addWidget(path_);
    texts->addWidget(facts_);
    texts->addStretch();
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(pathLeft, 0, 12, 0);
    row->setSpacing(12);
    row->addLayout(texts, 1);
    row->addWidget(change_);
    setMinimumHeight(grown(metric::pathRow, 2, 20));
    connect(change_, &QPushButton::clicked, this, &PathCard::changeClicked);
}

void PathCard::setWords(const QString& what, const QString& change)
{
    what_ = what;
    change_->setText(change);
    change_->setAccessibleName(what + QStringLiteral(" ") + change);
}

void PathCard::show(const QString& path, const QString& facts, bool wrong)
{
    path_->setText(path);
    path_->setAccessibleName(what_ + QStringLiteral(" ") + path);
    facts_->setText(facts);
    facts_->setLook(Type::caption, wrong ? &Theme::bad : &Theme::ink3);
}

void PathCard::setMenu(QMenu* menu)
{
    change_->setDropDown(menu);
}

QString PathCard::path() const
{
    return path_->text();
}

QString PathCard::facts() const
{
    return facts_->text();
}

void PathCard::paintEvent(QPaintEvent* event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    paintIcon(painter, icon_, QRect(iconLeft, (height() - stepIcon) / 2, stepIcon, stepIcon), theme().ink2);
}

} // namespace albumen
