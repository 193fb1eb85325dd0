#include "ErrorWindow.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "Language.h"
#include "Messages.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int windowWidth = 560;
}

ErrorWindow::ErrorWindow(const Error& error, QWidget* parent) : QWidget(parent)
{
    setLanguage(Language::system);
    applyTheme(ThemeChoice::system);
    setWindowTitle(QStringLiteral("Albumen"));
    setFixedWidth(windowWidth);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metric::pageMargin, metric::pageMargin, metric::pageMargin, metric::pageMargin);
    column->setSpacing(metric::gap);
    auto* const words = new Label(Type::section, &Theme::ink, this);
    words->setText(sentenceOf(error));
    words->setWordWrap(true);
    column->addWidget(words);
    auto* const buttons = new QHBoxLayout;
    buttons->addStretch();
    auto* const quit = new Button(Button::Kind::primary, {}, this);
    quit->setText(tr("Quit"));
    connect(quit, &QPushButton::clicked, this, &QWidget::close);
    buttons->addWidget(quit);
    column->addLayout(buttons);
    setAccessibleName(words->text());
}

} // namespace albumen
