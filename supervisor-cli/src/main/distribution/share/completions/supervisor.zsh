# Source this from ~/.zshrc: zsh takes the completion of bash.
autoload -Uz compinit bashcompinit
compinit
bashcompinit
source "${${(%):-%x}:A:h}/supervisor.bash"
